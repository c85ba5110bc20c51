/** A time zone as people look for it. */
export interface Zone {
  /** IANA name, as the database has it. */
  id: string;
  /** Largest city, in its own spelling. */
  city: string;
}

/** Time zones of a country (ISO 3166 code), the one of most people first. */
export interface ZoneGroup {
  country: string | null;
  zones: Zone[];
}

const LATIN_AMERICA: [string, [string, string][]][] = [
  ["AR", [["America/Argentina/Buenos_Aires", "Buenos Aires"], ["America/Argentina/Cordoba", "Córdoba"], ["America/Argentina/Mendoza", "Mendoza"], ["America/Argentina/Salta", "Salta"], ["America/Argentina/Tucuman", "Tucumán"], ["America/Argentina/Ushuaia", "Ushuaia"]]],
  ["BO", [["America/La_Paz", "La Paz"]]],
  ["BR", [["America/Sao_Paulo", "São Paulo"], ["America/Bahia", "Salvador"], ["America/Fortaleza", "Fortaleza"], ["America/Recife", "Recife"], ["America/Belem", "Belém"], ["America/Manaus", "Manaus"], ["America/Cuiaba", "Cuiabá"], ["America/Campo_Grande", "Campo Grande"], ["America/Porto_Velho", "Porto Velho"], ["America/Boa_Vista", "Boa Vista"], ["America/Rio_Branco", "Rio Branco"], ["America/Noronha", "Fernando de Noronha"]]],
  ["CL", [["America/Santiago", "Santiago"], ["America/Punta_Arenas", "Punta Arenas"], ["Pacific/Easter", "Isla de Pascua"]]],
  ["CO", [["America/Bogota", "Bogotá"]]],
  ["CR", [["America/Costa_Rica", "San José"]]],
  ["CU", [["America/Havana", "La Habana"]]],
  ["DO", [["America/Santo_Domingo", "Santo Domingo"]]],
  ["EC", [["America/Guayaquil", "Quito, Guayaquil"], ["Pacific/Galapagos", "Galápagos"]]],
  ["SV", [["America/El_Salvador", "San Salvador"]]],
  ["GT", [["America/Guatemala", "Ciudad de Guatemala"]]],
  ["HN", [["America/Tegucigalpa", "Tegucigalpa"]]],
  ["MX", [["America/Mexico_City", "Ciudad de México"], ["America/Monterrey", "Monterrey"], ["America/Merida", "Mérida"], ["America/Cancun", "Cancún"], ["America/Tijuana", "Tijuana"], ["America/Hermosillo", "Hermosillo"], ["America/Chihuahua", "Chihuahua"], ["America/Ciudad_Juarez", "Ciudad Juárez"], ["America/Mazatlan", "Mazatlán, La Paz"], ["America/Bahia_Banderas", "Bahía de Banderas"], ["America/Matamoros", "Matamoros"], ["America/Ojinaga", "Ojinaga"]]],
  ["NI", [["America/Managua", "Managua"]]],
  ["PA", [["America/Panama", "Ciudad de Panamá"]]],
  ["PY", [["America/Asuncion", "Asunción"]]],
  ["PE", [["America/Lima", "Lima"]]],
  ["PR", [["America/Puerto_Rico", "San Juan"]]],
  ["UY", [["America/Montevideo", "Montevideo"]]],
  ["VE", [["America/Caracas", "Caracas"]]],
];

/** Older names by which browsers still list zones of the groups above. */
const OLD_NAMES: Record<string, string> = {
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
  "America/Cordoba": "America/Argentina/Cordoba",
  "America/Rosario": "America/Argentina/Cordoba",
  "America/Mendoza": "America/Argentina/Mendoza",
  "America/Catamarca": "America/Argentina/Catamarca",
  "America/Jujuy": "America/Argentina/Jujuy",
};

/** The name under which a zone is listed here. */
export function canonicalZone(id: string): string {
  return OLD_NAMES[id] ?? id;
}

/** Codes of the countries of Latin America, in the order of their names in a language. */
export function latinAmerica(locale: string): string[] {
  const name = regionNames(locale);
  return LATIN_AMERICA.map(([code]) => code).sort((a, b) => name(a).localeCompare(name(b), locale));
}

/** All zones: Latin America by country, then the rest of the world that this browser knows. */
export function zoneGroups(locale: string, known: readonly string[] = Intl.supportedValuesOf("timeZone")): ZoneGroup[] {
  const byCountry = new Map(LATIN_AMERICA.map(([code, zones]) => [code, zones.map(([id, city]) => ({ id, city }))]));
  const listed = new Set([...byCountry.values()].flat().map(({ id }) => id));
  const rest = [...new Set(known.map(canonicalZone))]
    .filter((id) => id.includes("/") && !id.startsWith("Etc/") && !listed.has(id))
    .map((id) => ({ id, city: cityOf(id) }))
    .sort((a, b) => a.city.localeCompare(b.city, locale));
  return [
    ...latinAmerica(locale).map((country) => ({ country, zones: byCountry.get(country) ?? [] })),
    ...(rest.length > 0 ? [{ country: null, zones: rest }] : []),
  ];
}

/** The largest city of a zone. */
export function cityOf(id: string): string {
  const canonical = canonicalZone(id);
  for (const [, zones] of LATIN_AMERICA) {
    const found = zones.find(([zone]) => zone === canonical);
    if (found) return found[1];
  }
  return canonical.split("/").slice(1).reverse().join(", ").replaceAll("_", " ") || canonical;
}

/** The groups with only the zones that a search finds, by city, country or name, without accents and case. */
export function searchZones(groups: ZoneGroup[], query: string, locale: string): ZoneGroup[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return groups;
  const name = regionNames(locale);
  return groups
    .map(({ country, zones }) => ({
      country,
      zones: zones.filter(({ id, city }) => {
        const text = plain(`${city} ${id} ${country ? name(country) : ""}`);
        return words.every((word) => text.includes(word));
      }),
    }))
    .filter(({ zones }) => zones.length > 0);
}

/** The clock in a zone, e.g. 9:41; empty where the browser does not know the zone. */
export function timeIn(zone: string, now: Date, locale: string): string {
  try {
    return new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit", timeZone: zone }).format(now);
  } catch {
    return "";
  }
}

/** Names of countries in a language. */
export function regionNames(locale: string): (code: string) => string {
  const names = new Intl.DisplayNames(locale, { type: "region" });
  return (code) => /^[A-Z]{2}$/.test(code) ? names.of(code) ?? code : code;
}

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{Diacritic}/gu, "").replace(/[_/]/g, " ").toLowerCase().trim();
}
