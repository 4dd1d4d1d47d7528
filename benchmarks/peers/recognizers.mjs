import recognizers from "@microsoft/recognizers-text-date-time";
import { measure } from "./measure.mjs";

const reference = new Date(2025, 3, 15);
measure((text) => recognizers.recognizeDateTime(text, "en-us", 0, reference).length);
