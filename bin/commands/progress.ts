import { formatCount } from "@/lib/format/human";

/** A line that is written over on a terminal; nothing where no person looks. */
export function progressOn(stream: NodeJS.WriteStream, verb: string, total: number) {
  let last = 0;
  return {
    show: (done: number) => {
      const now = performance.now();
      if (!stream.isTTY || now - last < 100) return;
      last = now;
      stream.write(`\r${verb} ${formatCount(done)} of ${formatCount(total)} …`);
    },
    clear: () => {
      if (stream.isTTY && last > 0) stream.write("\r\u001b[K");
    },
  };
}
