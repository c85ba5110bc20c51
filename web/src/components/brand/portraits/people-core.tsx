import { Bust, Face, Glasses, HAIR, SKIN } from "./face";

/** Marketing: long waves, gold hoops, a blazer for any meeting. */
export function Sofia() {
  return (
    <>
      <path d="M21 37c0-13 8-21 19-21s19 8 19 21c0 6 3.5 8 3.5 14.5 0 5.5-4.5 9.5-9 9.5h-27c-4.5 0-9-4-9-9.5C17.5 45 21 43 21 37z" fill={HAIR.coffee} />
      <Face skin={SKIN.honey} mouth="open" />
      <path d="M33.8 45.4h12.4l-.5 2.2H34.3z" fill="#fff" />
      <Bust fill="#fdf1e3">
        <path d="M8 84c0-15.5 9-23 22.5-24.3L40 84zM72 84c0-15.5-9-23-22.5-24.3L40 84z" fill="#4a1130" />
      </Bust>
      <path d="M24.3 37.5C24.3 25 30.5 18 41 18c9.5 0 15 6.5 14.7 19.5-1.7-5.5-5-9.5-9.7-11.5-4.5 5.5-12 9.5-21.7 11.5z" fill={HAIR.coffee} />
      <g fill="none" stroke="#f6b93b" strokeWidth="1.8">
        <circle cx="24.2" cy="46.4" r="3.1" />
        <circle cx="55.8" cy="46.4" r="3.1" />
      </g>
    </>
  );
}

/** Sales: a wave of hair, a moustache, an open collar. */
export function Carlos() {
  return (
    <>
      <Face skin={SKIN.sand} brows={HAIR.black} mouth="open">
        <path d="M25 34.5c.6 2 1 3.5 1.2 5.5h-1.2z" fill={HAIR.black} />
      </Face>
      <path d="M40 43.8c-1.8-1.3-7.6-.9-8.8 3 2.6 1 6.5 1 8.8-.6 2.3 1.6 6.2 1.6 8.8.6-1.2-3.9-7-4.3-8.8-3z" fill={HAIR.black} />
      <path d="M23.8 36.5c-1.4-10 2-16.5 8-18.5 7.5-5 19.7-3.5 22.2 3.5 2.3 3 3 9 2.2 15-2-3.5-2.7-6.5-3.2-8.5-8.5 1.5-18.5.5-24-3-2.5 3-3.7 7-5.2 11.5z" fill={HAIR.black} />
      <Bust fill="#f3f7ff">
        <path d="M8 84c0-13 7-21 18-23.6L31 84zM72 84c0-13-7-21-18-23.6L49 84z" fill="#12225c" />
        <path d="M31.5 58.8L40 68l-6.5 5.5L27 60.5zM48.5 58.8L40 68l6.5 5.5L53 60.5z" fill="#fff" />
        <path d="M40 68v14" stroke="#c6d3f3" strokeWidth="1.5" />
      </Bust>
    </>
  );
}

/** Operations: a high bun with the pencil in it, an apron's straps. */
export function Paula() {
  return (
    <>
      <circle cx="43" cy="13" r="8.5" fill={HAIR.black} />
      <path d="M31.5 7l21 12" stroke="#f7c548" strokeWidth="2.8" strokeLinecap="round" />
      <path d="M31.5 7l3 1.7" stroke="#fff" strokeWidth="2.8" strokeLinecap="round" />
      <path d="M22.5 38c0-13 6.5-21 17.5-21s17.5 8 17.5 21c0 3-.6 5-1.5 6H24c-.9-1-1.5-3-1.5-6z" fill={HAIR.black} />
      <Face skin={SKIN.cinnamon} mouth="calm" />
      <path d="M24.5 36.5C24 25 30 18 40 18s16 7 15.5 18.5C53 31 47.5 27 40 27s-13 4-15.5 9.5z" fill={HAIR.black} />
      <path d="M25.3 28.8C28 21.5 33 18 40 18s12 3.5 14.7 10.8l-2.3 1.6C49.5 25.5 45.5 23 40 23s-9.5 2.5-12.4 7.4z" fill="#f7c548" />
      <Bust fill="#eafaf2">
        <path d="M22 84V62.5l5-1.7V70h26v-9.2l5 1.7V84z" fill="#064e3b" />
        <path d="M46 73.5h8v5.5h-8z" fill="#f7c548" opacity=".9" />
      </Bust>
    </>
  );
}

/** Customer service: a cloud of curls and a headset. */
export function Valentina() {
  return (
    <>
      <g fill={HAIR.black}>
        <circle cx="40" cy="25" r="16" />
        <circle cx="25" cy="29" r="11" />
        <circle cx="55" cy="29" r="11" />
        <circle cx="20.5" cy="41" r="9.5" />
        <circle cx="59.5" cy="41" r="9.5" />
        <circle cx="23.5" cy="51" r="7.5" />
        <circle cx="56.5" cy="51" r="7.5" />
      </g>
      <Face skin={SKIN.cacao} brows="#160d0a" mouth="open" />
      <path d="M33.8 45.4h12.4l-.5 2.2H34.3z" fill="#fff" />
      <g fill={HAIR.black}>
        <circle cx="31" cy="25" r="6" />
        <circle cx="39.5" cy="22.5" r="6.5" />
        <circle cx="48.5" cy="25" r="6" />
      </g>
      <Bust fill="#fff3d6">
        <path d="M30.5 59.8c2 5 5.2 8.2 9.5 8.2s7.5-3.2 9.5-8.2l-1.5-.3c-2.3 2.8-5 4-8 4s-5.7-1.2-8-4z" fill="#f7c548" />
      </Bust>
      <g fill="none" stroke="#fff" strokeLinecap="round">
        <path d="M22 38.5C21.5 21 29 11.5 40 11.5S58.5 21 58 38.5" strokeWidth="3" />
        <path d="M57 46c0 4.5-4.5 7.2-10 7.2" strokeWidth="2" />
      </g>
      <rect x="18.8" y="34.5" width="6.8" height="11.5" rx="3.4" fill="#fff" />
      <rect x="54.4" y="34.5" width="6.8" height="11.5" rx="3.4" fill="#fff" />
      <circle cx="46.5" cy="53.2" r="2.3" fill="#fff" />
    </>
  );
}

/** Finance: round glasses, a high forehead, a tie that is always straight. */
export function Mateo() {
  return (
    <>
      <path d="M23.2 40c-2-9-.5-16 4-19h25c4.5 3 6 10 4 19z" fill={HAIR.chestnut} />
      <Face skin={SKIN.ivory} brows={HAIR.chestnut} />
      <path d="M24.5 35.5c-.8-8 .5-13 4.5-15.5 4-3.5 9-4.5 14-4 8 .5 13 6 13 13.5 0 2-.2 4-.6 6-1-4-2.4-7-4.4-9-6.5.5-14-.5-18.5-3.5-4.5 3-6.5 7.5-8 12.5z" fill={HAIR.chestnut} />
      <Glasses color="#28330f" />
      <Bust fill="#f7faee">
        <path d="M8 84c0-14 8.5-22 20.5-24L36 84zM72 84c0-14-8.5-22-20.5-24L44 84z" fill="#a9c77a" />
        <path d="M40 65l-3.2 3.4L38.5 71l-2 13h7l-2-13 1.7-2.6z" fill="#2f4608" />
      </Bust>
    </>
  );
}

/** Content: two high buns, a fringe, a ring light's spark. */
export function Lucia() {
  return (
    <>
      <circle cx="22.5" cy="18.5" r="8.5" fill={HAIR.chestnut} />
      <circle cx="57.5" cy="18.5" r="8.5" fill={HAIR.chestnut} />
      <path d="M21.5 41c0-15 7-24 18.5-24s18.5 9 18.5 24c0 4-1.5 6.5-4 6.5h-29c-2.5 0-4-2.5-4-6.5z" fill={HAIR.chestnut} />
      <Face skin={SKIN.sand} brows={HAIR.coffee} mouth="open" />
      <path d="M33.8 45.4h12.4l-.5 2.2H34.3z" fill="#fff" />
      <path d="M24.5 35.5C23.5 24 30 17.5 40 17.5S56.5 24 55.5 35.5c-.9-2-2-3.6-3.3-4.7-8 1.7-16.4 1.7-24.4 0-1.3 1.1-2.4 2.7-3.3 4.7z" fill={HAIR.chestnut} />
      <g fill="#ffd166">
        <path d="M17.5 26.3c3.500 1.200 7 .8 9.500-1.300l1 2.600c-3 2.300-7 2.600-10.800 1.200zM62.500 26.3c-3.500 1.200-7 .8-9.500-1.300l-1 2.600c3 2.300 7 2.600 10.800 1.200z" />
      </g>
      <Bust fill="#fff7ef">
        <path d="M14 70c12 4 40 4 52 0M10 77.500c15 4 45 4 60 0" fill="none" stroke="#c2410c" strokeWidth="3" />
      </Bust>
      <g fill="#ffd166">
        <circle cx="24.3" cy="46.5" r="2.3" />
        <circle cx="55.7" cy="46.5" r="2.3" />
      </g>
    </>
  );
}
