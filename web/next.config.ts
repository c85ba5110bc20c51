import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";
import { fileURLToPath } from "node:url";

const repository = fileURLToPath(new URL("..", import.meta.url));

const config: NextConfig = {
  // npm start serves a build from a directory of its own, so that another start can build meanwhile.
  distDir: process.env.SINTRA_WEB_DIST || ".next",
  // There the types are checked by npm test, not by each start.
  typescript: { ignoreBuildErrors: process.env.SINTRA_WEB_TYPES === "checked elsewhere" },
  reactStrictMode: true,
  reactCompiler: true,
  poweredByHeader: false,
  // Packages are installed once, at the root of the repository.
  outputFileTracingRoot: repository,
  turbopack: {
    root: repository,
    resolveAlias: { "@ai-sdk/gateway": { browser: "./src/lib/chat/no-gateway.ts" } },
  },
  experimental: {
    optimizePackageImports: ["radix-ui", "lucide-react"],
  },
  // The policy that names a nonce is set for each answer in src/proxy.ts; these hold for files as well.
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        { key: "X-Content-Type-Options", value: "nosniff" },
        { key: "X-Frame-Options", value: "DENY" },
        { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
        { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), browsing-topics=()" },
      ],
    },
  ],
};

export default createNextIntlPlugin("./src/i18n/request.ts")(config);
