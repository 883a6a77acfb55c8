import type { PostgresFacts } from '@signet/store-sql';
import type { Line } from './finding.ts';
import { finding, well } from './finding.ts';

/** How the schema stands to this version: what a start would do. */
export function lookAtSchema({ schema }: PostgresFacts): Line[] {
  const checked = 'the schema';
  switch (schema.state) {
    case 'none':
      return [well('Database', checked, 'PostgreSQL; will be made at the first start')];
    case 'current':
      return [well('Database', checked, `PostgreSQL; up to date (${schema.newest})`)];
    case 'older': {
      const due = schema.due.join(', ');
      return [well('Database', checked, `PostgreSQL; the next start, or signet migrate, runs ${due}`)];
    }
    case 'newer': {
      const found = `a newer version of Signet made it (${JSON.stringify(schema.unknown)})`;
      const fix = 'Run that version, or restore a backup that this one made.';
      return [finding('Database', checked, found, fix)];
    }
    case 'foreign': {
      const fix = 'Name another database in SIGNET_DATABASE, or a schema of its own: options=-c search_path=….';
      return [finding('Database', checked, 'another program has tables by names that Signet uses', fix)];
    }
    case 'unreadable': {
      const fix = 'Run GRANT SELECT ON migrations TO the role.';
      return [finding('Database', checked, 'the role may not read which migrations ran', fix)];
    }
  }
}

/** May the role do what a start does, and then what every request does? */
export function lookAtRights(facts: PostgresFacts): Line[] {
  const { role, schema, namespace, mayCreate, ownsTables, lacking } = facts;
  const checked = `what the role ${JSON.stringify(role)} may do`;
  const problem = (found: string, fix: string): Line[] => [finding('Database', checked, found, fix)];
  if (namespace === null) {
    return problem(
      'it may use no schema of its search path',
      `Run GRANT USAGE ON SCHEMA … TO ${JSON.stringify(role)}.`,
    );
  }
  if (schema.state === 'foreign' || schema.state === 'newer') return [];
  const makes = schema.state === 'none' || schema.state === 'older';
  if (makes && !(mayCreate && ownsTables)) {
    const fix = `Run signet migrate as the owner, or GRANT CREATE ON SCHEMA ${JSON.stringify(namespace)} TO ${JSON.stringify(role)}.`;
    return problem('it may not make or change the tables, which the next start needs', fix);
  }
  if (lacking.length === 0)
    return [well('Database', checked, makes ? 'it may make tables' : 'it may work with all tables')];
  const fix = `Run GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${JSON.stringify(namespace)} TO ${JSON.stringify(role)}.`;
  return problem(`it may not: ${lacking.join('; ')}`, fix);
}
