/** The rooms of the house. A rule's comment is what a developer reads when it trips. */
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** planner/ from the ground up. An engine imports lower floors only, never its own floor or above. */
const FLOORS = [['domain'], ['support'], ['network', 'milp', 'packing'], ['tariff', 'emissions', 'reliability'], ['router'], ['quote', 'consolidation', 'allocation'], ['offer', 'board'], ['warehouses']];
const floorRules = FLOORS.flatMap((engines, floor) =>
  engines.flatMap((engine) => {
    const barred = FLOORS.slice(floor).flat().filter((other) => other !== engine);
    if (barred.length === 0) return [];
    return [
      rule(`floor-${floor}-${engine}`, `planner/${engine} stands on floor ${floor}: it may import lower floors only.`, { path: `^planner/${engine}/` }, { path: `^planner/(${barred.join('|')})/` }),
    ];
  }),
);

module.exports = {
  forbidden: [
    ...floorRules,
    rule('router-knows-no-tariff', 'The router is told costs as arrays: a new surcharge never touches it.', { path: '^planner/router/' }, { path: '^planner/(tariff|emissions)/' }),
    rule('planner-is-pure', 'planner/ computes: no server, no web, no data files.', { path: '^planner/' }, { path: '^(server|web|data|tests)/' }),
    rule('planner-no-io', 'planner/ may not touch Node built-ins: no fs, net, clock, threads.', { path: '^planner/' }, { dependencyTypes: ['core'] }),
    rule('planner-npm-allow-list', 'A new package in planner/ needs a decision record.', { path: '^planner/' }, {
      dependencyTypes: ['npm', 'npm-dev', 'npm-no-pkg', 'npm-unknown'],
      pathNot: 'node_modules/(@noble/hashes|graphology|graphology-shortest-path|graphology-types|flatqueue|geokdbush|kdbush|big\\.js|@types/big\\.js|@turf/[^/]+|luxon|@types/luxon)/',
    }),
    rule('zones-are-read-in-one-file', 'Time zones are read in planner/domain/time.ts only.', { path: '^planner/', pathNot: '^planner/domain/time\\.ts$' }, { path: 'node_modules/(@types/)?luxon/' }),
    rule('engine-through-its-door', 'Import another engine by its index.ts only.', { path: '^planner/([^/]+)/' }, { path: '^planner/[^/]+/(?!index\\.ts$)', pathNot: '^planner/$1/' }),
    rule('server-through-the-door', 'server/ sees planner engines by index.ts only.', { path: '^server/' }, { path: '^planner/[^/]+/(?!index\\.ts$)' }),
    rule('tests-reach-into-their-own-engine-only', 'A test may open the engine it tests, no other.', { path: '^tests/planner/([^/]+)/' }, { path: '^planner/[^/]+/(?!index\\.ts$)', pathNot: '^planner/$1/' }),
    rule('use-cases-see-ports-only', 'Adapters are chosen in server/wire.ts, main.ts, cli.ts and data-check.ts and nowhere else.', { path: '^server/(usecases|http|ports|engine|jobs)/' }, { path: '^server/adapters/' }),
    rule('use-cases-know-no-http', 'A use case must run from a test or a shell as well as from a request.', { path: '^server/(usecases|engine|ports|adapters|jobs)/' }, { path: '^server/http/|node_modules/(@types/)?express/' }),
    rule('web-through-http', 'web/ knows the API contract and nothing else of the house.', { path: '^web/' }, { path: '^(server|planner|data|tests)/' }),
    rule('no-cycles', 'Two files that need each other are one file, or lack a third.', { path: '^(planner|server|web)/' }, { circular: true }),
    rule('no-orphans', 'A file nobody imports is dead.', {
      orphan: true, pathNot: '\\.d\\.ts$|^tests/|\\.config\\.|^web/.*\\.(mjs|css|json)$|^web/main\\.tsx?$|^server/[^/]+\\.mjs$',
    }, {}),
  ],
  options: { tsConfig: { fileName: 'tsconfig.json' }, tsPreCompilationDeps: true, doNotFollow: { path: 'node_modules' } },
};
