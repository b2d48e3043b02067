import { z } from "zod";
import { since, typedSince } from "../marks";
import { members, oneOf, tagged } from "./members";

const keys = since("2.30.0");

/** What a computer is told to do. */
export const computerAction = oneOf(
  tagged("click", "button type x y keys", { keys }),
  tagged("double_click", "keys type x y", { keys }),
  tagged("drag", "path type keys", { path: z.array(members("x y")), keys }),
  tagged("keypress", "keys type"),
  tagged("move", "type x y keys", { keys }),
  tagged("screenshot", "type"),
  tagged("scroll", "scroll_x scroll_y type x y keys", { keys }),
  tagged("type", "text type"),
  tagged("wait", "type"),
);

export const actions = typedSince("2.25.0", z.array(computerAction));
