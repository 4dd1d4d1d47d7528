// What measure() in __init__.py does, for readers that run in node.
import { readFileSync } from "node:fs";

export function measure(count) {
  const texts = readFileSync(process.argv[2], "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line).text);
  const warm = Math.max(1, Math.floor(texts.length / 10));
  texts.slice(0, warm).forEach(count);
  const begun = process.cpuUsage();
  const found = texts.slice(warm).reduce((sum, text) => sum + count(text), 0);
  const spent = process.cpuUsage(begun);
  console.log(JSON.stringify({
    bytes: texts.slice(warm).reduce((sum, text) => sum + Buffer.byteLength(text), 0),
    cpu_seconds: (spent.user + spent.system) / 1e6,
    found,
    resident_mb: Number(/VmHWM:\s*(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1]) / 1024,
  }));
}
