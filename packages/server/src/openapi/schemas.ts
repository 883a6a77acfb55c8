import { definitions } from '@signet/protocol';
import { toJsonSchema, toJsonSchemaDefs } from '@valibot/to-json-schema';
import type { ConversionConfig } from '@valibot/to-json-schema';
import type * as v from 'valibot';

export type JsonSchema = Readonly<Record<string, unknown>>;

const place = '#/components/schemas/';

/** What has no form in JSON Schema (a check, a trimming) is left out: the server is stricter than its description. */
const settings: ConversionConfig = {
  target: 'draft-2020-12',
  errorMode: 'ignore',
  definitions,
  overrideRef: ({ referenceId }) => place + referenceId,
  overrideSchema: ({ valibotSchema }) => (valibotSchema.type === 'custom' ? { type: 'object' } : null),
};

/** The named schemas of the protocol. */
export function componentSchemas(): Readonly<Record<string, JsonSchema>> {
  return toJsonSchemaDefs(definitions, settings) as Record<string, JsonSchema>;
}

/** A schema as it is referred to: by its name, or written out where it has none. */
export function schemaOf(schema: v.GenericSchema): JsonSchema {
  const { $schema: _, $defs: __, ...written } = toJsonSchema(schema, settings);
  return written;
}

/** The members of a query, each with its schema. */
export function membersOf(schema: v.GenericSchema): readonly { name: string; required: boolean; schema: JsonSchema }[] {
  const { $schema: _, $defs: __, ...written } = toJsonSchema(schema, { ...settings, definitions: {} });
  const required = new Set(written.required);
  return Object.entries(written.properties ?? {}).map(([name, member]) => ({
    name,
    required: required.has(name),
    schema: member as JsonSchema,
  }));
}
