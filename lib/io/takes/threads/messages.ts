import type { Settings } from "../../../providers/config";
import type { CallResult } from "../../../providers/provider";
import type { Answered } from "../../providers/question";
import type { Access } from "../askable";
import type { Rerecording } from "../rerecording";

// What the thread that asks and those that read say to each other. Numbers tell batches and held recordings apart.

/** Needs no reply. `drop`: a recording that is held is not settled. */
export type Notice =
  | { do: "begin"; batch: number; base: string; access: Access }
  | { do: "drop"; held: number }
  | { do: "end"; batch: number };

export type Inquiry =
  | { do: "look"; batch: number; path: string }
  | { do: "settle"; held: number; answered: Answered; took: number; takeId: string | undefined };

/** To `look`: a recording that the thread holds from now on; null for one that is better asked where the batch is. */
export type LookedThere =
  | { ok: true; held: number; host: string; settings: Settings; call: CallResult }
  | { ok: false; result: Rerecording }
  | null;

/** `id`: of the inquiry. */
export type Reply = { id: number } & ({ looked: LookedThere } | { result: Rerecording });
