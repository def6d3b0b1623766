/** The types the pages are written against are those of the contract the server speaks. `vitest -u` writes them anew. */
import openapiTS, { astToString, COMMENT_HEADER } from 'openapi-typescript';
import { expect, test } from 'vitest';
import { openApiDocument } from '../../server/http/openapi.ts';
import { engineVersion } from '../../server/version.ts';

test('web/api/schema.d.ts is generated from the contract', async () => {
  const document = openApiDocument(engineVersion());
  const types = astToString(await openapiTS(JSON.parse(JSON.stringify(document))));
  await expect(`${COMMENT_HEADER}${types}`).toMatchFileSnapshot('../../web/api/schema.d.ts');
});
