import { version } from "../package.json";

export const VERSION = version;

export const HELP = `Tapedeck: read and edit the recorded LLM calls that a test suite replays.

  tapedeck [DIR]          open the dashboard on a folder of recordings (default: this folder)
      --port N            listen on this port, or the next free one (default: 4880)
      --host H            listen on this address (default: 127.0.0.1); any other asks for a token
      --read-only         refuse every change
      --no-open           do not open a browser
  tapedeck show FILE      print a recording as a conversation
      --textconv          for git: see docs/review.md
  tapedeck key FILE       print a recording's request key by every version of the rules
  tapedeck check [DIR]    look for recordings that are stale, broken, or hold secrets
      --format F          text (default), json, sarif, or github (annotations)
      --tests FILE        report recordings of tests that the list lacks (pytest --collect-only -q)
      --output FILE       write there instead of printing
      --threads 1         use one core only
      --fix [NAME,...]    mend what is found: re-key, normalise (both where no NAME is given), drop-noise,
                          redact, delete-twin, or all
      --on-collision W    with --fix: where two files would get one name, refuse (default), leave the second
                          alone, or merge: it takes the other's place
      --dry-run           with --fix: print what would change
  tapedeck explain [DIR]  say which recording a request was meant to be
      --request FILE      a request body, a recording, or a curl command
      --key HASH          a request key, or its first digits
      --log FILE          a failing test's output
      --full              cut nothing
  tapedeck diff [BASE [HEAD]]
                          say what commits change, by meaning (default: what this branch changes)
      --repo DIR          the repository, or a folder in it
      --format F          text (default), json, or markdown (a comment on a pull request)
      --only CLASS        list only files of that class; may be given several times
      --fail-on CLASS     end with 1 where a file of that class differs
      --exit-code         end with 1 where anything is listed
  tapedeck diff --no-index FILE FILE
                          say how two files differ, by meaning (for git difftool)
      --label NAME        what to call both
  tapedeck edit FILE      change what a recording says, and no other byte of its file
      --text-file F       the answer's text, as it stands in F
      --reasoning-file F  its reasoning
      --tool-call N --arguments-file F
                          the arguments (JSON) of its N-th tool call, counted from 0
      --set POINTER=JSON  any value, by its JSON pointer; may be given several times
      --rename, --copy    where the request key changes: follow it, or save a copy under it
      --dry-run           print what would change
  tapedeck replace [DIR|FILE...] --find S --replace S
                          replace words in what many recordings say
      --in PLACES         text,arguments (default), reasoning, request, test-id
      --match-case, --whole-word
      --regex             S is an RE2 expression; $1, $<name>, $& in the replacement
      --rename            where the request key changes, the file's name follows it
      --on-collision W    with --rename: refuse (default), leave, or merge, as for check
      --dry-run           print what would change
  tapedeck rerecord FILE...
                          ask the providers again; answers wait as takes to be accepted
      --accept            let answers that differ in meaning become the recordings
      --chain             ask later turns of a test with the new answers of earlier ones; their keys change
      --test ID [DIR]     in place of FILE: all turns of a test
      --carry             with --accept: put them into the requests of later turns too, and follow the keys
      --dry-run           say whom it would ask, and how much
      --yes               send more than 20 requests
      --resume [DIR]      in place of FILE: ask for what an earlier run had no answer to when it ended
  tapedeck rm FILE...     move recordings to the trash
  tapedeck undo [N|ID]    undo the last N changes (default: 1), or one; redo likewise
  tapedeck history [FILE] list the changes
      --root DIR          with edit, replace, rerecord, rm, undo, redo, history: the folder whose journal is meant

FILE may be - for standard input, except where it is changed.
  --json                  print one JSON document
  --help, --version

Exit status: 0; 1 where check finds an error, rerecord got no answer, or diff finds what it is to fail on; 2 where
the command could not run.
`;
