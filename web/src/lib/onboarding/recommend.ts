/** What a recommendation is made of: what the person wants, and what they do. */
export interface Wishes {
  goals: readonly string[];
  focus: "sales" | "marketing" | "operations" | "growth";
  /** Industry and description, in the person's words. */
  business: string;
}

/** An assistant that suits a person's wishes; the higher the score the better. */
export interface Recommendation {
  id: string;
  score: number;
  /** The goal that it helps with most, in the person's words; null where only the focus speaks for it. */
  goal: string | null;
}

/**
 * Beginnings of words that speak for an assistant, in Spanish, Portuguese and English, without accents.
 * Several words stand for a phrase.
 */
const TOPICS: Record<string, readonly string[]> = {
  sofia: ["market", "publicid", "anunci", "campan", "promoc", "mas clientes", "nuevos clientes", "clientes nuevos", "novos clientes", "mais clientes", "new customers", "more customers", "atraer", "atrair", "advert", "darme a conocer", "conozcan"],
  carlos: ["cotiz", "cerrar", "fechar", "close more", "seguimiento", "follow up", "prospect", "recompr"],
  paula: ["proces", "operac", "operat", "tiempo", "tempo", "turno", "calid", "qualid", "delegar", "delegate", "sin mi", "sem mim", "without me", "dia a dia", "day to day", "merma"],
  valentina: ["atencion", "atendimento", "respond", "whatsapp", "queja", "reclam", "resen", "review", "complaint", "customer service", "fidel", "loyal", "repeat customers", "vuelvan", "voltem"],
  mateo: ["precio", "preco", "price", "pricing", "costo", "custo", "cost", "gasto", "ganancia", "lucro", "profit", "margen", "margem", "flujo", "fluxo", "cash", "dinero", "dinheiro", "money", "finan", "deuda", "divida", "debt", "caja", "cuanto deja"],
  lucia: ["redes", "social media", "instagram", "tiktok", "facebook", "contenido", "conteudo", "content", "video", "publicac", "post", "seguidor"],
  diego: ["tienda en linea", "loja online", "loja virtual", "online store", "en linea", "online", "ecommerce", "comercio electronico", "mercado libre", "mercado livre", "marketplace", "amazon", "envio"],
  camila: ["contrat", "hire", "hiring", "emplead", "funcionari", "employee", "personal", "equipo de trabajo", "my team", "mi equipo", "meu time", "capacit", "train", "turno"],
  andres: ["inventar", "estoque", "stock", "inventory", "bodega", "proveedor", "fornecedor", "supplier", "entrega", "deliver", "domicilio", "compras", "mercancia"],
  elena: ["contrato", "contract", "legal", "permiso", "licenc", "marca registr", "aviso de privacidad", "abogad", "lawyer", "privac"],
  tomas: ["dato", "dados", "data", "numeros", "numbers", "indicador", "metric", "reporte", "relatorio", "report", "pronost", "previs", "forecast"],
  renata: ["marca", "brand", "logo", "disen", "design", "imagen", "imagem", "empaque", "embalagem", "nombre", "identid"],
};

/** Words that say little by themselves: less of a voice, so that what is sold or ordered decides. */
const VAGUE: Record<string, readonly string[]> = {
  carlos: ["vend", "venta", "sell", "sales"],
  paula: ["orden", "organiz"],
};

const FOCUS: Record<Wishes["focus"], Record<string, number>> = {
  marketing: { sofia: 3, lucia: 2, renata: 1 },
  sales: { carlos: 3, diego: 1.5, valentina: 1.5 },
  operations: { paula: 3, andres: 2, camila: 1, mateo: 1 },
  growth: { sofia: 2, carlos: 2, mateo: 1.5, tomas: 1 },
};

/** Weight of the first goal, and how much less each following one counts. */
const FIRST_GOAL = 4;
const NEXT_GOAL = 0.8;
const BUSINESS = 0.5;

/** Ranks assistants by what a person wants. Equal ones keep the order they came in. */
export function recommendAssistants(ids: readonly string[], wishes: Wishes): Recommendation[] {
  const business = plain(wishes.business);
  return ids
    .map((id) => {
      let score = FOCUS[wishes.focus][id] ?? 0;
      let goal: string | null = null;
      wishes.goals.forEach((text, place) => {
        const voice = voiceFor(plain(text), id);
        score += voice * FIRST_GOAL * NEXT_GOAL ** place;
        if (voice > 0) goal ??= text;
      });
      score += voiceFor(business, id) * BUSINESS;
      return { id, score, goal };
    })
    .sort((a, b) => b.score - a.score);
}

/** How much a text speaks for an assistant, 0 to 1. */
function voiceFor(text: string, id: string): number {
  const names = (topics: readonly string[] | undefined) => topics?.some((topic) => text.includes(` ${topic}`)) ?? false;
  if (names(TOPICS[id])) return 1;
  return names(VAGUE[id]) ? 0.8 : 0;
}

/** Lower case, without accents, words set apart by one space, one before the first. */
function plain(text: string): string {
  return ` ${text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ")}`;
}
