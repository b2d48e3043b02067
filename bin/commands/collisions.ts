import { type Collision, ON_COLLISION, type OnCollision } from "@/lib/change/collision";
import { Failure } from "./support";

/** What `--on-collision` says; without it, a file whose new name is taken is refused. */
export function onCollisionFrom(given: string | undefined): OnCollision {
  if (given === undefined) return "refuse";
  const policy = ON_COLLISION.find((known) => known === given);
  if (!policy) throw new Failure(`--on-collision takes ${ON_COLLISION.join(", ")}, not "${given}".`);
  return policy;
}

/** What was decided of each file that met another one at its new name, in a line each, and what else can be. */
export function collisionLines(collisions: readonly Collision[], dryRun: boolean): string[] {
  const lines = collisions.flatMap((collision) => {
    const { path, other, decision } = collision;
    if (decision === "left") return [`left alone: ${path}: its new name is that of ${other}`];
    if (decision !== "merged") return [];
    return [`${dryRun ? "would merge" : "merged"}: ${path} in the place of ${other}: ${differenceOf(collision)}`];
  });
  const isRefused = collisions.some(({ decision }) => decision === "refused");
  return isRefused ? [...lines, HINT] : lines;
}

const HINT =
  "Where two files would get one name: --on-collision leave leaves the second alone, --on-collision merge lets it take the other's place (undo brings both back).";

function differenceOf({ meaning }: Collision): string {
  if (meaning === null) return "the other was no recording";
  if (meaning.length === 0) return "a reader sees no difference";
  return `they differ in ${meaning.map(({ what }) => what).join(", ")}`;
}
