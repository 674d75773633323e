export { bundleFormat, Manifest, manifestFile, snapshotFile } from './manifest.ts'
export { Snapshot, snapshotFormat } from './snapshot.ts'
