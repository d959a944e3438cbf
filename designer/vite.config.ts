import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** The server that answers /api while developing: any running WorkflowGov. */
const server = process.env['WORKFLOWGOV_SERVER'] ?? 'http://127.0.0.1:5080';

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: { proxy: { '/api': server, '/docs': server, '/openapi': server } },
  build: { target: 'es2022', chunkSizeWarningLimit: 900 },
  // Some tests go over every item of the catalogue: a busy machine is no failure.
  test: { environment: 'jsdom', include: ['src/**/*.test.{ts,tsx}'], restoreMocks: true, testTimeout: 60_000 },
});
