import type { ReactNode } from "react";

/** Skin and its shadow, from light to dark. */
export const SKIN = {
  ivory: { base: "#f6d0b1", shade: "#e3ab86", blush: "#ea8f74" },
  sand: { base: "#e9b78b", shade: "#cf9465", blush: "#db7a58" },
  honey: { base: "#d19a69", shade: "#b37a4b", blush: "#c8623f" },
  cinnamon: { base: "#ad7148", shade: "#8d5632", blush: "#b4502f" },
  cacao: { base: "#7d4c30", shade: "#613820", blush: "#9c4429" },
} as const;

export type Skin = (typeof SKIN)[keyof typeof SKIN];

/** Hair colours that people have. */
export const HAIR = { black: "#221a1e", coffee: "#3d2620", chestnut: "#67351f", silver: "#d3d6db" } as const;

const INK = "#2b1a17";

/** Mouths, for a head whose middle is at (40, 38). */
const MOUTHS = {
  smile: <path d="M34.6 46.2c2.8 3.1 8 3.1 10.8 0" fill="none" stroke="#7c2f2a" strokeWidth="1.7" strokeLinecap="round" />,
  open: <path d="M33.8 45.4h12.4c-.5 4-3 6-6.2 6s-5.7-2-6.2-6z" fill="#8a2f2d" />,
  calm: <path d="M35.4 46.9c2.6 1.6 6.2 1.6 9 -.4" fill="none" stroke="#7c2f2a" strokeWidth="1.7" strokeLinecap="round" />,
  lips: <path d="M34.4 46c2-1.1 4-1.2 5.6-.3 1.6-.9 3.6-.8 5.6.3-1.3 3-3.3 4.3-5.6 4.3S35.7 49 34.4 46z" fill="#b3273a" />,
} as const;

/** Neck, ears, head and features: the same hand for everybody. */
export function Face({ skin, brows = INK, mouth = "smile", children }: {
  skin: Skin;
  brows?: string;
  mouth?: keyof typeof MOUTHS;
  /** Beard or make-up, under the features. */
  children?: ReactNode;
}) {
  return (
    <>
      <path d="M33 48h14v11.5c0 4-3 6.5-7 6.5s-7-2.5-7-6.5z" fill={skin.shade} />
      <circle cx="24.8" cy="39.5" r="3.9" fill={skin.shade} />
      <circle cx="55.2" cy="39.5" r="3.9" fill={skin.shade} />
      <path d="M25 35c0-9.5 6.5-15.5 15-15.5S55 25.5 55 35v4.5C55 49 48.5 56 40 56s-15-7-15-16.5z" fill={skin.base} />
      {children}
      <g fill={skin.blush} opacity=".38">
        <ellipse cx="30.6" cy="43.6" rx="3" ry="2.2" />
        <ellipse cx="49.4" cy="43.6" rx="3" ry="2.2" />
      </g>
      <g fill={INK}>
        <circle cx="34" cy="38.6" r="1.9" />
        <circle cx="46" cy="38.6" r="1.9" />
      </g>
      <g fill="none" stroke={brows} strokeWidth="1.7" strokeLinecap="round">
        <path d="M30.7 34.3c1.6-1.3 4-1.5 5.8-.5" />
        <path d="M43.5 33.8c1.8-1 4.2-.8 5.8.5" />
      </g>
      <path d="M40 39.5c-.5 1.6-1.1 2.7-.9 3.1.2.4 1.2.5 1.9.3" fill="none" stroke={skin.shade} strokeWidth="1.5" strokeLinecap="round" />
      {MOUTHS[mouth]}
    </>
  );
}

/** Shoulders, with what somebody wears. */
export function Bust({ fill, children }: { fill: string; children?: ReactNode }) {
  return (
    <>
      <path d="M8 84c0-15.5 10-23.5 24-24.5 2.3 2.8 5 4 8 4s5.7-1.2 8-4c14 1 24 9 24 24.5z" fill={fill} />
      {children}
    </>
  );
}

/** Glasses with round or square lenses. */
export function Glasses({ color, square }: { color: string; square?: boolean }) {
  return (
    <g fill="#fff" fillOpacity=".22" stroke={color} strokeWidth="1.6">
      {square
        ? (
          <>
            <rect x="28" y="34.6" width="10.6" height="8" rx="2.4" />
            <rect x="41.4" y="34.6" width="10.6" height="8" rx="2.4" />
          </>
        )
        : (
          <>
            <circle cx="33.6" cy="38.8" r="5.2" />
            <circle cx="46.4" cy="38.8" r="5.2" />
          </>
        )}
      <path d="M38.6 38.2c.9-.8 1.9-.8 2.8 0M28.2 37.4l-3-.8M51.8 37.4l3-.8" fill="none" strokeLinecap="round" />
    </g>
  );
}
