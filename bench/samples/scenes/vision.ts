import { hosts, sdk } from "../hosts";
import { lighthouseUrl } from "../picture";
import { inference, type Scene, scene } from "../scene";
import { chatSingle, chatStream, say } from "../wire/chat";
import { textPart, user } from "../wire/messages";
import { openAi } from "../wire/style";

const suite = "vision";
const chat = "/v1/chat/completions";
const image = (url: string, detail: string) => ({ type: "image_url", image_url: { url, detail } });

export const vision: Scene[] = [
  scene({
    suite,
    test: "test_pictures.py::test_inline_picture_is_described[vis=openai/gpt-4o]",
    request: inference(
      hosts.openai,
      chat,
      {
        model: "gpt-4o",
        messages: [
          user([textPart("What is in this picture, and what time of day is it?"), image(lighthouseUrl(), "low")]),
        ],
        stream: true,
        stream_options: { include_usage: true },
      },
      sdk,
    ),
    answer: chatStream(
      openAi("gpt-4o-2024-11-20", "lighthouse"),
      [
        { content: "" },
        ...say(
          "A lighthouse with red and white stripes on a rock by the sea. The light is on and the sky glows: it is dusk.",
        ),
        { finish: "stop" },
      ],
      { prompt: 108, completion: 29 },
    ),
    shows: "An image in the request, inline: a small PNG",
  }),
  scene({
    suite,
    test: "test_pictures.py::test_remote_picture_is_described[vis=openai/gpt-4o]",
    request: inference(
      hosts.openai,
      chat,
      {
        model: "gpt-4o",
        messages: [
          user([
            textPart("Is the ferry on this webcam picture still at the quay?"),
            image("https://webcam.harbour.example/quay-3/latest.jpg", "auto"),
          ]),
        ],
        stream: false,
      },
      sdk,
    ),
    answer: chatSingle(
      openAi("gpt-4o-2024-11-20", "webcam"),
      [{ content: "Yes. The ramp is down, and three bicycles are waiting to board.", finish: "stop" }],
      { prompt: 791, completion: 16 },
    ),
    shows: "An image by address: shown on a click only",
  }),
];
