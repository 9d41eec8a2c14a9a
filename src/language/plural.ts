import { absoluteDecimal, decimalPlaces } from "./decimal.ts";

/** Word forms by CLDR plural category; `other` serves where a category has none of its own. */
export type PluralForms = { readonly other: string } & Partial<
  Readonly<Record<Intl.LDMLPluralRule, string>>
>;

/** CLDR's order of categories, in which the forms of a template's `{{plural}}` are given. */
const order: readonly Intl.LDMLPluralRule[] = ["zero", "one", "two", "few", "many", "other"];

/** More decimals than this decide no plural, and Intl refuses them. */
const decimalsThatCount = 20;

/** The categories that the language has, in CLDR's order: ["one", "other"] for English. */
export function pluralCategories(tag: string): readonly Intl.LDMLPluralRule[] {
  const known = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
  return order.filter((category) => known.includes(category));
}

/**
 * The plural category of a decimal as it is written: in English "1" is `one`, "1.0" is `other`.
 * Returns a function that keeps its rules, since making them is dear.
 */
export function pluralCategory(tag: string): (decimal: string) => Intl.LDMLPluralRule {
  const rules = new Map<number, Intl.PluralRules>();
  return (decimal) => {
    const digits = Math.min(decimalPlaces(decimal), decimalsThatCount);
    const kept = rules.get(digits);
    const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    const rule = kept ?? new Intl.PluralRules(tag, options);
    if (kept === undefined) rules.set(digits, rule);
    return rule.select(Number(absoluteDecimal(decimal)));
  };
}

/** The form for a category, which is asked for only where the forms differ: asking is dear. */
export function pluralForm(forms: PluralForms, category: () => Intl.LDMLPluralRule): string {
  const { other } = forms;
  return Object.values(forms).every((form) => form === other)
    ? other
    : (forms[category()] ?? other);
}

/**
 * A language's `plural`: picks among forms that stand in the order of the language's categories.
 * Throws a plain Error where there are not as many forms as categories.
 */
export function pluralPicker(tag: string): (decimal: string, forms: readonly string[]) => string {
  let categories: readonly Intl.LDMLPluralRule[] | undefined;
  const categoryOf = pluralCategory(tag);
  return (decimal, forms) => {
    categories ??= pluralCategories(tag);
    const form = forms[categories.indexOf(categoryOf(decimal))];
    if (form === undefined || forms.length !== categories.length) {
      throw new Error(
        `plural needs ${categories.length} forms (${categories.join(", ")}), got ${forms.length}`,
      );
    }
    return form;
  };
}
