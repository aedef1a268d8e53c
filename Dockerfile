# One image for every role. It wants an init for its children: `docker run --init`, `init: true` in compose.
FROM python:3.11-slim AS build
WORKDIR /src
COPY requirements/build.txt requirements/runtime.txt requirements/
RUN python -m venv /opt/tactful \
 && /opt/tactful/bin/pip install --no-cache-dir --require-hashes -r requirements/build.txt \
 && /opt/tactful/bin/uv pip install --no-cache --python /opt/tactful/bin/python --compile-bytecode --require-hashes -r requirements/runtime.txt
COPY . .
RUN /opt/tactful/bin/pip install --no-cache-dir --no-deps --no-build-isolation . \
 && /opt/tactful/bin/pip uninstall --yes --quiet uv hatchling editables

FROM python:3.11-slim
RUN useradd --system --uid 10001 --no-create-home tactful \
 && install -d -o tactful -g tactful -m 700 /data
COPY --from=build /opt/tactful /opt/tactful
ENV PATH=/opt/tactful/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    TACTFUL_DATA=/data \
    TACTFUL_HOST=0.0.0.0 \
    TACTFUL_PORT=8787
USER tactful
WORKDIR /data
VOLUME /data
EXPOSE 8787
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8787/readyz', timeout=2)"]
CMD ["tactful", "serve"]
