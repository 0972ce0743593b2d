// SPDX-License-Identifier: Apache-2.0
import "./charts.test.js";
import "./events.test.js";
import "./files.test.js";
import "./texts.test.js";
import "./words.test.js";
