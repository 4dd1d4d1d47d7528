import * as chrono from "chrono-node";
import { measure } from "./measure.mjs";

const reference = new Date(2025, 3, 15);
measure((text) => chrono.parse(text, reference).length);
