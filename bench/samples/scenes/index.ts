import type { Scene } from "../scene";
import { common } from "./common";
import { errors } from "./errors";
import { gemini } from "./gemini";
import { health } from "./health";
import { interactions } from "./interactions";
import { library } from "./library";
import { retrieval } from "./library-retrieval";
import { messages } from "./messages";
import { native } from "./native";
import { reasoning } from "./reasoning";
import { responses } from "./responses";
import { security } from "./security";
import { travel } from "./travel";
import { errands } from "./travel-errands";
import { planning } from "./travel-planning";
import { vision } from "./vision";
import { weather } from "./weather";

export const scenes: readonly Scene[] = [
  ...errands,
  ...planning,
  ...travel,
  ...weather,
  ...library,
  ...retrieval,
  ...reasoning,
  ...vision,
  ...messages,
  ...interactions,
  ...gemini,
  ...responses,
  ...native,
  ...common,
  ...errors,
  ...health,
  ...security,
];
