/** A resource in a CSV file of its name, as a data package describes it. */
export interface Described {
  readonly name: string;
  readonly path: string;
  readonly schema: object;
}

/** @param types of its fields, by name */
export function resourceOf(
  name: string,
  types: Readonly<Record<string, string>>,
  primaryKey?: string | readonly string[],
): Described {
  const fields = Object.entries(types).map(([field, type]) => ({ name: field, type }));
  return { name, path: `${name}.csv`, schema: { fields, primaryKey } };
}

/** The descriptor of a data package, with one resource more. */
export function withResource(descriptor: string | undefined, resource: Described): string {
  const read: { readonly resources: readonly unknown[] } = JSON.parse(descriptor ?? "");
  return JSON.stringify({ ...read, resources: [...read.resources, resource] }, null, 2);
}
