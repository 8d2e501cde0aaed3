package tmf702

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"
)

// How long clients may take, and how much they may send before the body.
const (
	headerTimeout = 5 * time.Second
	readTimeout   = 30 * time.Second
	writeTimeout  = 60 * time.Second
	idleTimeout   = 2 * time.Minute
	maxHeader     = 32 << 10
	// stopTimeout is how long requests under way may go on once the server is to stop.
	stopTimeout = 10 * time.Second
)

// Serve answers requests on a listener until ctx ends; then it takes no more, and returns once those
// under way are answered. A nil TLS configuration serves plain HTTP. It closes the listener.
func (s *Server) Serve(ctx context.Context, l net.Listener, secure *tls.Config) error {
	server := &http.Server{
		Handler: s.Handler(), ReadHeaderTimeout: headerTimeout, ReadTimeout: readTimeout, WriteTimeout: writeTimeout,
		IdleTimeout: idleTimeout, MaxHeaderBytes: maxHeader, ErrorLog: slog.NewLogLogger(s.log.Handler(), slog.LevelDebug),
	}
	if secure != nil {
		secure = secure.Clone()
		secure.NextProtos = []string{"h2", "http/1.1"}
		server.TLSConfig = secure
		l = tls.NewListener(l, secure)
	}
	stopped := make(chan error, 1)
	stop := context.AfterFunc(ctx, func() {
		closing, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTimeout)
		defer cancel()
		stopped <- server.Shutdown(closing)
	})
	if err := server.Serve(l); stop() || !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve HTTP: %w", err)
	}
	if err := <-stopped; err != nil {
		return fmt.Errorf("stop serving HTTP: %w", errors.Join(err, server.Close()))
	}
	return nil
}
