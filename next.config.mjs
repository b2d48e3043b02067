import { fileURLToPath } from "node:url";

/**
 * Headers that hold for every answer, static files included. The content security policy carries a nonce a request
 * and is therefore set in proxy.ts.
 */
const headers = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "no-referrer" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=()" },
];

/** @type {import('next').NextConfig} */
const config = {
  distDir: process.env.TAPEDECK_DIST || ".next",
  output: "standalone",
  outputFileTracingRoot: fileURLToPath(new URL(".", import.meta.url)),
  outputFileTracingExcludes: { "**/*": ["node_modules/@img/**", "node_modules/sharp/**"] },
  // `npm test` runs the compiler over everything, tests included; a build need not do so again.
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  poweredByHeader: false,
  agentRules: false,
  experimental: {
    agentUpgrade: false,
    // A recording may have 64 MB; what is larger is refused by the program itself, in words.
    serverActions: { bodySizeLimit: "160mb" },
    proxyClientMaxBodySize: "160mb",
  },
  headers: async () => [{ source: "/:path*", headers }],
};

export default config;
