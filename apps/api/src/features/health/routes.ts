import type { App, Deps } from '../../deps.ts';
import { AppError } from '../../errors.ts';

export function healthRoutes(app: App, { pool }: Deps): void {
  app.get('/livez', { config: { public: true } }, () => ({ status: 'ok' }));
  app.get('/readyz', { config: { public: true } }, async () => {
    await pool.query('SELECT 1').catch(() => {
      throw new AppError('database.unavailable', 'the database does not answer');
    });
    return { status: 'ok' };
  });
}
