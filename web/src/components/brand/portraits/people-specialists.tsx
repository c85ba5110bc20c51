import { Bust, Face, Glasses, HAIR, SKIN } from "./face";

/** E-commerce: curls on top, a beard, the hoodie of somebody who packs orders at night. */
export function Diego() {
  return (
    <>
      <path d="M10 84c0-18 8-27 30-27s30 9 30 27z" fill="#04304a" />
      <Face skin={SKIN.honey} brows={HAIR.coffee}>
        <path d="M25 38.5c1.2 4.5 3.5 6 6.5 5.2 2.5-1.7 5-2.2 8.5-2.2s6 .5 8.5 2.2c3 .8 5.3-.7 6.5-5.2v2C55 49.5 49 57.5 40 57.5s-15-8-15-17z" fill={HAIR.coffee} />
      </Face>
      <path d="M34.6 46c2.8 3 8 3 10.8 0" fill="#f9d9c8" stroke="#f9d9c8" strokeWidth="1.2" strokeLinejoin="round" />
      <g fill={HAIR.coffee}>
        <path d="M24.5 36c-1.5-9 2-14 5-15h21c3.5 1 6.5 6 5 15-1-4-2-6-3.5-8h-24c-1.5 2-2.5 4-3.5 8z" />
        <circle cx="29" cy="21.5" r="5.5" />
        <circle cx="36" cy="17" r="6" />
        <circle cx="44.5" cy="17" r="6" />
        <circle cx="51.5" cy="21.5" r="5.5" />
        <circle cx="40" cy="24" r="5" />
      </g>
      <Bust fill="#e6f5fd">
        <path d="M8 84c0-15.5 10-23.5 24-24.5l-1 3c2.5 4.5 5.5 6.5 9 6.5s6.5-2 9-6.5l-1-3c14 1 24 9 24 24.5z" fill="#7cc4ec" />
        <path d="M34.5 67.5v9M45.5 67.5v9" stroke="#fff" strokeWidth="2" strokeLinecap="round" />
      </Bust>
    </>
  );
}

/** People: a long plait over the shoulder, and the badge of who welcomes you. */
export function Camila() {
  return (
    <>
      <path d="M22 38c0-13 7-21.5 18-21.5S58 25 58 38c0 6-1 12-3 16H25c-2-4-3-10-3-16z" fill={HAIR.black} />
      <Face skin={SKIN.cinnamon} mouth="smile" />
      <path d="M24.3 38.5C23.5 26 29 18 40 17.5V22c-7.5 3-13 8.5-15.7 16.5zM55.7 38.5C56.5 26 51 18 40 17.5V22c7.5 3 13 8.5 15.7 16.5z" fill={HAIR.black} />
      <Bust fill="#fbe9ff">
        <path d="M31.5 59.8L40 72l8.5-12.2" fill="none" stroke="#5b0e63" strokeWidth="2.4" />
        <rect x="35" y="71.5" width="10" height="9" rx="1.8" fill="#fff" stroke="#5b0e63" strokeWidth="1.4" />
        <path d="M37.5 75h5M37.5 77.5h3" stroke="#5b0e63" strokeWidth="1.2" strokeLinecap="round" />
      </Bust>
      <g fill={HAIR.black} stroke="#4a3a42" strokeWidth=".8">
        <ellipse cx="56" cy="52" rx="5.6" ry="4.8" transform="rotate(18 56 52)" />
        <ellipse cx="58" cy="59.5" rx="5.4" ry="4.7" transform="rotate(14 58 59.5)" />
        <ellipse cx="59" cy="67" rx="5" ry="4.5" transform="rotate(8 59 67)" />
      </g>
      <path d="M54.5 71.5h9l-.8 3h-7.4z" fill="#f6b93b" />
      <path d="M55.5 74.5h7l-3.5 7z" fill={HAIR.black} />
    </>
  );
}

/** Logistics: a hard hat, a vest that is seen from afar. */
export function Andres() {
  return (
    <>
      <path d="M24 34h32v9c-.5 1-1 1.5-1.5 1.5h-29c-.5 0-1-.5-1.5-1.5z" fill={HAIR.black} />
      <Face skin={SKIN.cacao} brows="#160d0a" mouth="smile">
        <path d="M29.5 47c2 6 5.5 9 10.5 9s8.5-3 10.5-9c-3 3.5-6.5 5.2-10.5 5.2S32.5 50.5 29.5 47z" fill="#2a1711" opacity=".75" />
      </Face>
      <path d="M22.5 30C22.5 18.5 30 12 40 12s17.5 6.5 17.5 18z" fill="#ffc93c" />
      <path d="M36.5 10.5h7c.8 0 1.5.7 1.5 1.5v12H35V12c0-.8.7-1.5 1.5-1.5z" fill="#ffdf85" />
      <rect x="19" y="27.5" width="42" height="5" rx="2.5" fill="#e9a91c" />
      <Bust fill="#f4ede4">
        <path d="M8 84c0-14 8-22 20-24.2L35 84zM72 84c0-14-8-22-20-24.2L45 84z" fill="#f97316" />
        <path d="M18.5 64l6.5 20h5L23 61.8zM61.5 64L55 84h-5l7-22.2z" fill="#fff3b0" />
      </Bust>
    </>
  );
}

/** Compliance: silver hair, pearls, and the glasses for the small print. */
export function Elena() {
  return (
    <>
      <path d="M20.5 40c0-15 7.5-24 19.5-24s19.5 9 19.5 24c0 6-.5 10.5-2 13.5-2.5 1.5-5.5 1.5-7.5.5h-20c-2 1-5 1-7.5-.5-1.5-3-2-7.5-2-13.5z" fill={HAIR.silver} />
      <Face skin={SKIN.ivory} brows="#8b8f98" mouth="calm">
        <path d="M29.5 49.5c1 .3 1.8.3 2.5 0M48 49.5c.7.3 1.5.3 2.5 0" stroke={SKIN.ivory.shade} strokeWidth="1" strokeLinecap="round" fill="none" />
      </Face>
      <path d="M24.3 37.5C23.5 25.5 30.5 18 41.5 18c9.5 0 14.7 7 14.2 19.5C54 31.5 50 27.5 45 25.5c-6.5-.5-13 2-16.5 5.5-1.7 1.7-3.2 4-4.2 6.5z" fill="#e6e8ec" />
      <Glasses color="#334155" square />
      <Bust fill="#f8fafc">
        <path d="M8 84c0-14.5 9-22.8 22-24.3L40 84zM72 84c0-14.5-9-22.8-22-24.3L40 84z" fill="#1e293b" />
        <path d="M29.8 59.7L25 68l6 2.5-1.5 3L40 84zM50.2 59.7L55 68l-6 2.5 1.5 3L40 84z" fill="#475569" />
      </Bust>
      <g fill="#fff" stroke="#cbd5e1" strokeWidth=".7">
        <circle cx="24.6" cy="46" r="2.2" />
        <circle cx="55.4" cy="46" r="2.2" />
        <circle cx="34.5" cy="62.8" r="1.8" />
        <circle cx="38.1" cy="64.5" r="1.8" />
        <circle cx="41.9" cy="64.5" r="1.8" />
        <circle cx="45.5" cy="62.8" r="1.8" />
      </g>
    </>
  );
}

/** Data: a flat top cut to the millimetre, square glasses, a roll-neck. */
export function Tomas() {
  return (
    <>
      <Face skin={SKIN.cacao} brows="#160d0a" mouth="smile" />
      <path d="M24.6 36V19.5C24.6 15 28 12.5 32 12.5h16c4 0 7.4 2.5 7.4 7V36c-1.4-1.7-2-4-2.3-7.5-8.5-1.3-17.7-1.3-26.2 0-.3 3.5-.9 5.8-2.3 7.5z" fill={HAIR.black} />
      <path d="M28.8 16.8h11" stroke="#463a42" strokeWidth="1.6" strokeLinecap="round" />
      <Glasses color="#ecfeff" square />
      <Bust fill="#a5e6f3" />
      <rect x="31" y="55.5" width="18" height="10.5" rx="4" fill="#cff4fb" />
      <path d="M31.5 60h17" stroke="#7fd3e3" strokeWidth="1.3" />
    </>
  );
}

/** Brand: a beret, a blunt bob, red lips. */
export function Renata() {
  return (
    <>
      <path d="M21.5 33c0-9 7-15 18.5-15s18.5 6 18.5 15v19c0 1.7-1.3 3-3 3h-31c-1.7 0-3-1.3-3-3z" fill={HAIR.black} />
      <Face skin={SKIN.sand} brows={HAIR.black} mouth="lips" />
      <path d="M24.3 52.5c-1-8 0-14.5 2.2-19C34 32.5 42 30.5 47.5 27c3 3.5 7 8 8.2 13 .5 4.5.5 8.5 0 12.5l2.3.5V33c0-8-6-13.5-18-13.5S22 25 22 33v20z" fill={HAIR.black} />
      <path d="M18.5 24.5C17 15 28 8.5 41 9.5c13.5 1 22.5 7 21 14-1 4.5-9 4-20.5 3.8-12-.2-22 2.2-23-2.8z" fill="#fef3e2" />
      <path d="M42.5 9.8l1.8-4.3" stroke="#fef3e2" strokeWidth="2.6" strokeLinecap="round" />
      <path d="M21 27.3c11-2.3 28-2.3 38.5-.3" stroke="#e9d3b4" strokeWidth="2" strokeLinecap="round" fill="none" />
      <Bust fill="#1f1a1c">
        <path d="M29.5 59.8c3 6 6.5 8.7 10.5 8.7s7.5-2.7 10.5-8.7l3 .4C50 69 45.5 72.5 40 72.5S30 69 26.5 60.2z" fill="#fbbf24" />
        <path d="M44.5 70.5l6.5 10.5 4.5-2.7-6.7-10z" fill="#f59e0b" />
      </Bust>
    </>
  );
}
