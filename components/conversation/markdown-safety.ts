import type { ExtraProps } from "react-markdown";
import { defaultSchema, type Options } from "rehype-sanitize";

type Element = NonNullable<ExtraProps["node"]>;
type Content = Element["children"][number];

/** GitHub's schema without anything that asks another host, or that could be taken for the page's own parts. */
export const safeSchema: Options = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter((name) => name !== "img" && name !== "picture" && name !== "source"),
  protocols: { href: ["http", "https"] },
  attributes: { ...defaultSchema.attributes, span: [["className", "image-chip"]] },
};

/** An address that a click may open. */
export function isWebAddress(address: string): boolean {
  return /^https?:\/\/[^\s/]/i.test(address);
}

/**
 * Turns what a browser would act upon into text, before sanitising removes it: raw HTML shows as written, an image
 * becomes its words and its address, a link that is no web address shows where it would have led.
 */
export function rehypeInert() {
  return (tree: { children: Content[] }): void => {
    tree.children = tree.children.map(inert);
  };
}

function inert(node: Content): Content {
  if (node.type === "raw") return { type: "text", value: node.value };
  if (node.type !== "element") return node;
  if (node.tagName === "img") return imageText(node);
  const children = node.children.map(inert);
  const { href } = node.properties;
  if (node.tagName !== "a" || typeof href !== "string" || isWebAddress(href)) return { ...node, children };
  const shown: Content[] = [...children, { type: "text", value: ` (${href})` }];
  return { type: "element", tagName: "span", properties: {}, children: shown };
}

function imageText({ properties }: Element): Content {
  const words = [properties.alt, properties.src].filter((word) => typeof word === "string" && word !== "").join(" · ");
  return {
    type: "element",
    tagName: "span",
    properties: { className: ["image-chip"] },
    children: [{ type: "text", value: words || "image" }],
  };
}
