/** Headers that keep a browser from doing with our pages and answers what nobody meant. */
import type { RequestHandler } from 'express';
import helmet from 'helmet';

const FEATURES = ['accelerometer', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'magnetometer', 'microphone', 'midi', 'payment', 'usb'];

/** Answers are for the asker alone and for now; what may be kept says so itself. */
const answerHeaders: RequestHandler = (_request, response, next) => {
  response.setHeader('Permissions-Policy', FEATURES.map((feature) => `${feature}=()`).join(', '));
  response.setHeader('Cache-Control', 'private, no-store');
  next();
};

export const securityHeaders = (): RequestHandler[] => [
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'"],
        'script-src-attr': ["'none'"],
        // Leaflet positions its panes by style attributes.
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:'],
        'object-src': ["'none'"],
        'base-uri': ["'self'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
      },
    },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    frameguard: { action: 'deny' },
    // Plain http on the own machine must stay plain.
    strictTransportSecurity: false,
  }),
  answerHeaders,
];
