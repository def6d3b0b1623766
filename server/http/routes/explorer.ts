/** The API explorer at /docs: Swagger UI from the installed package, with a page and a start script of our own, so that no script is inline. */
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import express, { Router } from 'express';

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Qilu Corridor API</title>
<link rel="icon" href="/docs/favicon-32x32.png">
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<main id="explorer"></main>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;
/** The validator is a service elsewhere: off. */
const START = `window.SwaggerUIBundle({ url: '/openapi.json', dom_id: '#explorer', validatorUrl: null, deepLinking: true, tryItOutEnabled: true });
`;
const FILES = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];

export const explorerRoutes = (): Router => {
  const router = Router();
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/swagger-ui.css'));
  const files = express.static(folder, { index: false, maxAge: '1d' });
  router.get('/docs', (_request, response) => void response.type('html').send(PAGE));
  router.get('/docs/start.js', (_request, response) => void response.type('js').send(START));
  for (const file of FILES)
    router.get(`/docs/${file}`, (request, response, next) => {
      request.url = `/${file}`;
      response.removeHeader('Cache-Control');
      files(request, response, next);
    });
  return router;
};
