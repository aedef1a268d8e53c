/** JSON over HTTP; a refusal becomes an error that says what to do, in the server's words. */

export class Refused extends Error {
  /**
   * @param {number} status
   * @param {string} title
   * @param {string} detail
   */
  constructor(status, title, detail) {
    super(detail || title || `HTTP ${status}`);
    this.status = status;
    this.title = title;
  }
}

/**
 * @template T
 * @param {string} path
 * @param {{method?: string, body?: unknown, token?: string | null, signal?: AbortSignal}} [how]
 * @returns {Promise<T>}
 */
export async function ask(path, { method = "GET", body, token = null, signal } = {}) {
  /** @type {Record<string, string>} */
  const headers = { accept: "application/json" };
  if (body !== undefined) headers["content-type"] = "application/json";
  if (token !== null) headers.authorization = `Bearer ${token}`;
  const response = await fetch(path, {
    method,
    headers,
    signal,
    // a token speaks for the customer: the agent's cookie stays out of it
    credentials: token === null ? "same-origin" : "omit",
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (response.ok) return response.json();
  const problem = await response.json().catch(() => ({}));
  throw new Refused(response.status, String(problem.title ?? ""), String(problem.detail ?? ""));
}
