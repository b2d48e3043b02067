import { expect, it } from "vitest";
import { testIdsOf } from "./test-list";

it("reads what pytest prints: ids among totals, blank lines and errors", () => {
  const printed = [
    "suite/test_a.py::test_a[x y, z]",
    "suite/test_a.py::Group::test_b",
    "",
    "ERROR suite/test_c.py::test_c - ImportError",
    "== warnings summary ==",
    "  suite/test_d.py::test_d",
    "3 tests collected in 0.12s",
  ].join("\r\n");
  expect([...testIdsOf(printed)]).toEqual(["suite/test_a.py::test_a[x y, z]", "suite/test_a.py::Group::test_b"]);
});
