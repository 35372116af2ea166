import * as v from 'valibot';
import { isPlausibleDuration, isPlausibleTime } from './bounds';

/**
 * What a field must be, as `typeof` names it; or a `time`, a text that is no date or a plausible one, or
 * a `duration`, a plausible number of minutes or seconds.
 */
type Kind = 'string' | 'number' | 'boolean' | 'time' | 'duration';

type ValueOf<K extends Kind> = {
  string: string;
  number: number;
  boolean: boolean;
  time: string;
  duration: number;
}[K];

type Output<S extends v.ObjectEntries, N extends keyof S> = v.InferOutput<S[N]>;

/** Zoom's own JSON object, with the types of the fields that are used. */
type LenientObject<K extends Record<string, Kind>, S extends v.ObjectEntries> = Record<
  string,
  unknown
> & { [N in keyof K]?: ValueOf<K[N]> | null } & {
  [N in keyof S as undefined extends Output<S, N> ? N : never]?: Output<S, N>;
} & { [N in keyof S as undefined extends Output<S, N> ? never : N]: Output<S, N> };

/**
 * An object that checks only the fields that are used: one of the wrong kind reads as missing, one
 * with a schema must fit it, and all others stay as they are.
 *
 * An object that needs no change is not copied. Lists have thousands of them, and valibot's own
 * objects, which copy each, take about four times as long.
 *
 * @param kinds the kinds of the fields that may be missing
 * @param schemas the schemas of fields that need more; if such a field is missing, it reads as the
 *     fallback of its schema
 * @param removed the fields to leave out
 */
export function lenientObject<
  const K extends Record<string, Kind>,
  // The default has no fields: those of `v.ObjectEntries` would be all that there are.
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  const S extends v.ObjectEntries = {},
>(
  kinds: K,
  schemas?: S,
  removed: readonly string[] = [],
): v.GenericSchema<unknown, LenientObject<K, S>> {
  const kindOf = new Map(Object.entries<Kind>(kinds));
  const parts = Object.entries<v.GenericSchema>(schemas ?? {}).map(([name, schema]) => {
    const missing = v.safeParse(schema, undefined);
    return { name, schema, staysMissing: missing.success && missing.output === undefined };
  });
  return v.pipe(
    v.custom<Record<string, unknown>>(isObject),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      let object = dataset.value;
      for (const name in dataset.value) {
        const kind = kindOf.get(name);
        if (kind !== undefined && !isOfKind(dataset.value[name], kind)) {
          object = { ...object, [name]: undefined };
        }
      }
      for (const { name, schema, staysMissing } of parts) {
        const value = object[name];
        if (value === undefined && staysMissing) {
          continue;
        }
        const result = v.safeParse(schema, value);
        if (!result.success) {
          addIssue();
          return NEVER;
        }
        if (result.output !== value) {
          object = { ...object, [name]: result.output };
        }
      }
      if (removed.some((name) => name in object)) {
        object = Object.fromEntries(
          Object.entries(object).filter(([name]) => !removed.includes(name)),
        );
      }
      return object as LenientObject<K, S>;
    }),
  );
}

/** A field that reads as missing if it does not fit its schema. */
export function lenient<const S extends v.GenericSchema>(schema: S) {
  return v.fallback(v.nullish(schema), undefined);
}

/** A list without the entries that do not fit: they must not hide the others. */
export function lenientList<const S extends v.GenericSchema>(schema: S) {
  return v.pipe(
    v.array(v.unknown()),
    v.transform((entries) => readEntries(schema, entries)),
  );
}

function readEntries<S extends v.GenericSchema>(
  schema: S,
  entries: readonly unknown[],
): v.InferOutput<S>[] {
  const outputs: v.InferOutput<S>[] = [];
  for (const entry of entries) {
    const result = v.safeParse(schema, entry);
    if (result.success) {
      outputs.push(result.output);
    }
  }
  return outputs;
}

/** Whether a value is an object or array of JSON. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isOfKind(value: unknown, kind: Kind): boolean {
  if (value === undefined || value === null) {
    return true;
  }
  switch (kind) {
    case 'time':
      return typeof value === 'string' && !isImplausible(Date.parse(value));
    case 'duration':
      return typeof value === 'number' && isPlausibleDuration(value);
    case 'number':
      return Number.isFinite(value);
    case 'string':
    case 'boolean':
      return typeof value === kind;
  }
}

function isImplausible(ms: number): boolean {
  return !Number.isNaN(ms) && !isPlausibleTime(ms);
}
