/** Whether two secrets are equal, in a time that depends on the given one's length only. */
export function sameSecret(given: string, secret: string): boolean {
  let difference = given.length ^ secret.length;
  for (let i = 0; i < given.length; i++) {
    difference |= given.charCodeAt(i) ^ secret.charCodeAt(secret.length === 0 ? 0 : i % secret.length);
  }
  return difference === 0 && secret !== "";
}
