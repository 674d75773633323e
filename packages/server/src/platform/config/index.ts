export { type Config, ConfigFault, readConfig } from './read-config.ts'
