import { spawn } from "node:child_process";

/** Opens an address in the user's browser where a person sits at a terminal with a screen; else does nothing. */
export function openBrowser(address: string): void {
  const { env, platform, stdout } = process;
  const screen = platform === "darwin" || platform === "win32" || env.DISPLAY || env.WAYLAND_DISPLAY;
  if (!stdout.isTTY || env.CI || !screen) return;
  const [command, ...args] =
    platform === "darwin" ? ["open"] : platform === "win32" ? ["cmd", "/c", "start", ""] : ["xdg-open"];
  const opener = spawn(command ?? "", [...args, address], { stdio: "ignore", detached: true });
  // The address stands on the terminal; without an opener the user follows it.
  opener.on("error", () => {});
  opener.unref();
}
