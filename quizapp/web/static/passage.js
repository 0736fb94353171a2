// The passage as lines: what is written is kept on the server until it is saved.

import { keeping } from "./keep.js";

keeping(document.getElementById("passage"), document.querySelector(".kept"));
