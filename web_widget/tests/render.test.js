import assert from "node:assert/strict";
import { test } from "node:test";

import { spoken, worthSaying } from "../sidebar/render.js";
import { sayer } from "../sidebar/strings.js";
import { message, reading } from "./frames.js";

const say = sayer("en");
PLACEHOLDER
