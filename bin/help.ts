import { version } from "../package.json";

export const VERSION = version;

export const HELP = `Tapedeck: read the recorded LLM calls that a test suite replays.

  tapedeck [DIR]          open the dashboard on a folder of recordings (default: this folder)
      --port N            listen on this port, or the next free one (default: 4880)
      --host H            listen on this address (default: 127.0.0.1); any other asks for a token
      --read-only         refuse every change
      --no-open           do not open a browser
  tapedeck show FILE      print a recording as a conversation
  tapedeck key FILE       print a recording's request key by every version of the rules

FILE may be - for standard input.
  --json                  print one JSON document
  --help, --version

Exit status: 0, or 2 where the command could not run.
`;
