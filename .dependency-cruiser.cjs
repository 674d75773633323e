/** The arrows of the house: whatever is not drawn here is forbidden, and every rule is an error. */
const tests = '\\.test\\.tsx?$|/test/|/testing/'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'no-missing-modules', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'policy-is-pure',
      comment: 'Decisions: no server, no contracts, no Node.',
      severity: 'error',
      from: { path: '^packages/policy/src', pathNot: tests },
      to: { path: '^packages/(contracts|server|web|cli|documents)|^node:|^(fs|path|crypto|os|http)$', dependencyTypesNot: ['type-only'] },
    },
    { name: 'policy-has-no-node', severity: 'error', from: { path: '^packages/policy/src', pathNot: tests }, to: { dependencyTypes: ['core'] } },
    { name: 'contracts-know-policy-alone', severity: 'error', from: { path: '^packages/contracts' }, to: { path: '^packages/(server|web|cli|documents)' } },
    { name: 'web-stays-out-of-the-server', severity: 'error', from: { path: '^packages/web' }, to: { path: '^packages/(server|cli|documents)' } },
    { name: 'documents-know-contracts-alone', severity: 'error', from: { path: '^packages/documents' }, to: { path: '^packages/(server|web|cli|policy)' } },
    { name: 'server-never-needs-web-or-cli', severity: 'error', from: { path: '^packages/server' }, to: { path: '^packages/(web|cli)' } },
    { name: 'platform-knows-no-noun', severity: 'error', from: { path: '^packages/server/src/platform', pathNot: tests }, to: { path: '^packages/server/src/(features|adapters|main)' } },
    {
      name: 'features-by-the-front-door',
      comment: 'Another slice comes in by index.ts; its insides are its own.',
      severity: 'error',
      from: { path: '^packages/server/src/features/([^/]+)/', pathNot: tests },
      to: { path: '^packages/server/src/features/([^/]+)/', pathNot: '^packages/server/src/features/($1/|[^/]+/index\\.ts$)' },
    },
    { name: 'features-stay-out-of-main', severity: 'error', from: { path: '^packages/server/src/features', pathNot: tests }, to: { path: '^packages/server/src/(main|adapters)' } },
    {
      name: 'adapters-fulfil-ports',
      severity: 'error',
      from: { path: '^packages/server/src/adapters', pathNot: tests },
      to: { path: '^packages/server/src/(main|features/(?!.*ports\\.ts$))' },
    },
    { name: 'portal-and-console-apart', severity: 'error', from: { path: '^packages/web/src/portal' }, to: { path: '^packages/web/src/console' } },
    { name: 'console-and-portal-apart', severity: 'error', from: { path: '^packages/web/src/console' }, to: { path: '^packages/web/src/portal' } },
    { name: 'ui-knows-nothing-of-ours', severity: 'error', from: { path: '^packages/web/src/ui/' }, to: { path: '^packages/(policy|contracts)|^packages/web/src/(?!ui/)' } },
    { name: 'data-knows-contracts', severity: 'error', from: { path: '^packages/web/src/data/' }, to: { path: '^packages/web/src/(?!data/)' } },
    {
      name: 'what-both-show-knows-neither',
      comment: 'A folder beside portal and console serves both.',
      severity: 'error',
      from: { path: '^packages/web/src/(?!portal/|console/)' },
      to: { path: '^packages/web/src/(portal|console)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'node_modules|/dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'], extensions: ['.ts', '.tsx', '.js', '.mjs'] },
  },
}
