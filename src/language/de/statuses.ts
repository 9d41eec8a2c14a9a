import { statusWords } from "../status-words.ts";

export const statuses = statusWords({
  legends: {
    computed: "aus veröffentlichten Zahlen berechnet",
    p: "vorläufig",
    r: "berichtigt",
    e: "geschätzt",
    b: "Bruch in der Zeitreihe",
    c: "geheim zu halten",
    x: "nicht verfügbar",
    z: "nicht zutreffend",
  },
  reasons: {
    missing: "nicht verfügbar",
    missing_base: "nicht berechenbar, da der Basiswert fehlt",
    zero_base: "nicht berechenbar, da der Basiswert null ist",
    negative_base: "nicht berechenbar, da der Basiswert negativ ist",
    incomplete: "nicht bekannt, da frühere Werte fehlen",
    x: "nicht verfügbar",
    z: "nicht zutreffend",
    c: "geheim zu halten",
  },
});
