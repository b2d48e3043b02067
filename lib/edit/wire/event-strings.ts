import { pythonString } from "../../json/python-text";

/** Characters at which the recorder's line reader parts a line, and controls: they may not stand in a data line. */
const UNSAFE = /[\u007f-\u009f\u2028\u2029]/g;

/** Prints strings inside an event's data the way its server does: ASCII only, or any character but line ends. */
export function eventStringPrinter(data: string): (text: string) => string {
  const isAscii = /\\u[0-9a-f]{4}/i.test(data) && !/[\u0080-\uffff]/.test(data);
  return isAscii ? pythonString : (text) => JSON.stringify(text).replace(UNSAFE, escapeUnit);
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
