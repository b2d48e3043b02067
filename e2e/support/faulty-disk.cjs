/**
 * Loaded ahead of a server (`node --require`): its disk refuses, or waits, as the file that FAULTS names says at the
 * moment. Whatever account the tests run under, root too, meets a full or forbidden disk by it.
 */
const { promises } = require("node:fs");
const { readFileSync } = require("node:fs");
const { syncBuiltinESMExports } = require("node:module");

const file = process.env.FAULTS;

/** The first rule for a call on one of some paths: `{call, path, code}`; code HOLD lets it wait. */
function ruleFor(call, ...paths) {
  try {
    const rules = JSON.parse(readFileSync(file, "utf8"));
    return rules.find((rule) => rule.call === call && paths.some((path) => String(path).includes(rule.path)));
  } catch {
    return undefined;
  }
}

async function meet(call, ...paths) {
  for (;;) {
    const rule = ruleFor(call, ...paths);
    if (!rule) return;
    if (rule.code !== "HOLD") throw Object.assign(new Error(`${rule.code}: ${call}`), { code: rule.code });
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

for (const call of ["readFile", "rename", "link", "rm", "mkdir"]) {
  const real = promises[call];
  promises[call] = async (...args) => {
    await meet(call, ...args.slice(0, call === "readFile" ? 1 : 2));
    return real(...args);
  };
}

const open = promises.open;
promises.open = async (path, ...args) => {
  await meet("open", path);
  const handle = await open(path, ...args);
  const write = handle.write.bind(handle);
  handle.write = async (...bytes) => {
    await meet("write", path);
    return write(...bytes);
  };
  return handle;
};
syncBuiltinESMExports();
