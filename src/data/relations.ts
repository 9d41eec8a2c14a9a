import { type Finding, problem } from "../finding/finding.ts";
import { nameRemedy } from "../finding/near.ts";
import { checkForeignKey, checkKey, PRIMARY_KEY, UNIQUE_FIELD, UNIQUE_KEY } from "./keys.ts";
import type { ReadResource } from "./resource.ts";
import { namesOf } from "./schema.ts";

/**
 * Checks the keys of a package's resources: primary, unique and foreign ones. Rows that break them
 * go to the files' reports, keys that name unknown fields to the findings given back.
 */
export function checkRelations(reads: readonly ReadResource[]): Finding[] {
  const findings = reads.flatMap(checkOwnKeys);
  const clean = new Set(reads.filter(isClean));
  return [...findings, ...reads.flatMap((read) => checkForeignKeys(read, reads, clean))];
}

/** Rows of a table with findings may be missing, so nothing is concluded from their absence. */
function isClean(read: ReadResource): boolean {
  return read.findings.length === 0 && read.reports.every((report) => report.clean());
}

function checkOwnKeys(read: ReadResource): Finding[] {
  const findings: Finding[] = [];
  const { primaryKey, uniqueKeys } = read.declared.schema;
  const primary = namesOf(primaryKey);
  if (primary.length > 0 && known(read, primary, ["primaryKey"], findings)) {
    checkKey(read, primary, PRIMARY_KEY);
  }
  for (const [index, names] of uniqueKeys.entries()) {
    if (known(read, names, ["uniqueKeys", index], findings)) checkKey(read, names, UNIQUE_KEY);
  }
  for (const { schema, unique } of read.fields) {
    if (unique) checkKey(read, [schema.name], UNIQUE_FIELD);
  }
  return findings;
}

function checkForeignKeys(
  read: ReadResource,
  reads: readonly ReadResource[],
  clean: ReadonlySet<ReadResource>,
): Finding[] {
  const findings: Finding[] = [];
  for (const [index, { fields, reference }] of read.declared.schema.foreignKeys.entries()) {
    const path = ["foreignKeys", index];
    const target = targetOf(read, reads, reference.resource);
    if (target === undefined) {
      findings.push(unknownResource(read, reads, reference.resource, path));
      continue;
    }
    const [names, targets] = [namesOf(fields), namesOf(reference.fields)];
    const there =
      known(read, names, [...path, "fields"], findings) &&
      known(read, targets, [...path, "reference", "fields"], findings, target);
    if (there && names.length !== targets.length) findings.push(uneven(read, path));
    else if (there && clean.has(target)) {
      checkForeignKey(read, names, target, targets, target.resource.name);
    }
  }
  return findings;
}

/** An empty name, or the resource's own, refers to the resource itself. */
function targetOf(read: ReadResource, reads: readonly ReadResource[], name: string) {
  return name === "" ? read : reads.find(({ resource }) => resource.name === name);
}

function known(
  read: ReadResource,
  names: readonly string[],
  path: PropertyKey[],
  findings: Finding[],
  owner = read,
): boolean {
  const fields = owner.fields.map(({ schema }) => schema.name);
  const unknown = names.filter((name) => !fields.includes(name));
  for (const name of unknown) {
    const message = `the key names "${name}", which is no field of "${owner.resource.name}"`;
    const place = read.declared.locateSchema(...path);
    findings.push(problem("data/descriptor", place, message, nameRemedy(name, fields)));
  }
  return unknown.length === 0;
}

function unknownResource(
  read: ReadResource,
  reads: readonly ReadResource[],
  name: string,
  path: PropertyKey[],
): Finding {
  const names = reads.map(({ resource }) => resource.name);
  const place = read.declared.locateSchema(...path, "reference", "resource");
  const message = `the foreign key refers to "${name}", which is no resource of the package`;
  return problem("data/descriptor", place, message, nameRemedy(name, names));
}

function uneven(read: ReadResource, path: PropertyKey[]): Finding {
  const place = read.declared.locateSchema(...path);
  const message = "the foreign key has not as many fields as what it refers to";
  return problem("data/descriptor", place, message, "Name the same number of fields.");
}
