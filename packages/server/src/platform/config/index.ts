export { type Config, ConfigRefused, type ProcessKind, readConfig } from './config.ts'
