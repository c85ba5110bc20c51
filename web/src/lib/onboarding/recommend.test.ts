import { describe, expect, it } from "vitest";
import { recommendAssistants, type Wishes } from "./recommend";

const TEAM = ["sofia", "carlos", "paula", "valentina", "mateo", "lucia", "diego", "camila", "andres", "elena", "tomas", "renata"];

function best(wishes: Partial<Wishes>): string | undefined {
  return recommendAssistants(TEAM, { goals: [], focus: "marketing", business: "", ...wishes })[0]?.id;
}

describe("an assistant is recommended", () => {
  it.each([
    ["Conseguir más clientes", "sofia"],
    ["Vender más a los clientes que ya tengo", "carlos"],
    ["Vender en línea", "diego"],
    ["Vender online", "diego"],
    ["Responder más rápido por WhatsApp", "valentina"],
    ["Poner mis precios en orden", "mateo"],
    ["Ordenar el día a día del negocio", "paula"],
    ["Crecer en redes sociales", "lucia"],
    ["Controlar mi inventario", "andres"],
    ["Contratar y conservar buen personal", "camila"],
    ["Conocer mis números", "tomas"],
    ["Organizar meus preços", "mateo"],
    ["Controlar meu estoque", "andres"],
    ["Get more customers", "sofia"],
    ["Answer faster on WhatsApp", "valentina"],
    ["Hire and keep good employees", "camila"],
  ])("for the goal “%s”: %s", (goal, id) => {
    const [first] = recommendAssistants(TEAM, { goals: [goal], focus: focusAgainst(id), business: "" });
    expect(first).toMatchObject({ id, goal });
  });
  it("for a goal in one's own words, with and without accents", () => {
    expect(best({ goals: ["quiero que mi INVENTARIO cuadre"] })).toBe("andres");
    expect(best({ goals: ["abrir una tienda en linea"] })).toBe("diego");
    expect(best({ goals: ["abrir una tienda en línea"] })).toBe("diego");
  });
  it("for the first goal rather than for a later one", () => {
    expect(best({ goals: ["Controlar mi inventario", "Crecer en redes sociales"], focus: "sales" })).toBe("andres");
    expect(best({ goals: ["Crecer en redes sociales", "Controlar mi inventario"], focus: "sales" })).toBe("lucia");
  });
  it("by the focus alone where no goal speaks for anybody", () => {
    expect(best({ goals: ["Ser feliz"], focus: "operations" })).toBe("paula");
    expect(best({ goals: [], focus: "sales" })).toBe("carlos");
  });
  it("and nobody is left out, nor twice", () => {
    const ids = recommendAssistants(TEAM, { goals: ["Vender"], focus: "growth", business: "Papelería" }).map(({ id }) => id);
    expect([...ids].sort()).toEqual([...TEAM].sort());
  });
  it("not for a word that only looks like a topic inside another", () => {
    const [first] = recommendAssistants(["sofia", "renata"], { goals: ["Cumplir un antilogotipo"], focus: "sales", business: "" });
    expect(first?.goal).toBeNull();
  });
});

/** A focus that speaks for others: the goal has to win against it. */
function focusAgainst(id: string): Wishes["focus"] {
  // sales names carlos, diego and valentina; operations names others.
  return id === "carlos" || id === "diego" || id === "valentina" ? "operations" : "sales";
}
