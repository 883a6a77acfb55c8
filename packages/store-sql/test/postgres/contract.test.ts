import { storeContract } from '@signet/server/store-contract';
import { describePostgres, freshStore } from '../scene/databases.ts';

describePostgres('PostgreSQL', () => storeContract('PostgreSQL', () => freshStore()));
