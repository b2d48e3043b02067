import { z } from "zod";
import { typedSince } from "../marks";
import { members, oneOf, tagged } from "./members";

/** Where hosted tools run, what they may reach, and the skills that they are given. */
export const networkPolicy = typedSince(
  "2.21.0",
  oneOf(
    tagged("disabled", "type"),
    tagged("allowlist", "allowed_domains type domain_secrets", {
      domain_secrets: z.array(members("domain name value")),
    }),
  ),
);

const skills = z.array(
  oneOf(
    tagged("skill_reference", "skill_id type version"),
    tagged("inline", "description name source type", { source: tagged("base64", "data media_type type") }),
  ),
);

export const toolEnvironment = typedSince(
  "2.19.0",
  oneOf(
    tagged("container_auto", "type file_ids memory_limit network_policy skills", {
      network_policy: networkPolicy,
      skills,
    }),
    tagged("local", "type skills", { skills: z.array(members("description name path")) }),
    tagged("container_reference", "container_id type"),
  ),
);
