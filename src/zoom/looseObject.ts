import * as v from 'valibot';

/** What kind a field is, as `typeof` says it. */
type Kind = 'string' | 'number' | 'boolean';

type ValueOf<K extends Kind> = { string: string; number: number; boolean: boolean }[K];

/** Zoom's own JSON object, with the kinds of the fields that are used. */
type LooseObject<K extends Record<string, Kind>, S extends v.ObjectEntries> = Record<
  string,
  unknown
> & { [name in keyof K]?: ValueOf<K[name]> | null } & {
  [name in keyof S]: v.InferOutput<S[name]>;
};

/**
 * An object of which only what is used is checked: a field of another kind than is said here reads as
 * missing, those with a schema of their own must fit it, and further ones stay as they are. An object
 * that needs no change is given as it came, because lists have thousands of them.
 */
export function looseObject<
  const K extends Record<string, Kind>,
  const S extends v.ObjectEntries = v.ObjectEntries,
>(kinds: K, schemas?: S): v.GenericSchema<unknown, LooseObject<K, S>> {
  const kindOf = new Map(Object.entries<Kind>(kinds));
  const parts = Object.entries(schemas ?? {}).map(([name, schema]) => ({
    name,
    schema,
    mayBeMissing: v.is(schema, undefined),
  }));
  return v.pipe(
    v.custom<Record<string, unknown>>((entry) => typeof entry === 'object' && entry !== null),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      let read = dataset.value;
      // An entry of a list has fewer fields than there are kinds, and thousands of them come.
      for (const name in dataset.value) {
        const kind = kindOf.get(name);
        if (kind !== undefined && !isOfKind(dataset.value[name], kind)) {
          read = { ...read, [name]: undefined };
        }
      }
      for (const { name, schema, mayBeMissing } of parts) {
        const value = read[name];
        if (value === undefined && mayBeMissing) {
          continue;
        }
        const result = v.safeParse(schema, value);
        if (!result.success) {
          addIssue();
          return NEVER;
        }
        if (result.output !== value) {
          read = { ...read, [name]: result.output };
        }
      }
      return read as LooseObject<K, S>;
    }),
  );
}

function isOfKind(value: unknown, kind: Kind): boolean {
  return (
    value === undefined ||
    value === null ||
    (typeof value === kind && (kind !== 'number' || Number.isFinite(value)))
  );
}
