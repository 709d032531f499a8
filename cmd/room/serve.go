package room

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"time"

	"github.com/gorilla/websocket"

	"maatwerkroute/server/live"
)

// Build makes the program that is served, with the race detector when asked.
func Build(ctx context.Context, out string, race bool) error {
	args := []string{"build", "-ldflags=-w", "-o", out} // nobody debugs it, and without that it is linked in a fifth of the time
	if race {
		args = append(args, "-race")
	}
	cmd := exec.CommandContext(ctx, "go", append(args, "maatwerkroute/cmd/maatwerkroute")...)
	cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
	return cmd.Run()
}

// Server is the real program in a process of its own.
type Server struct {
	Cmd     *exec.Cmd
	Address string
	ended   chan struct{}
	err     error
}

// FreeAddress finds a port on this machine that nobody uses now.
func FreeAddress() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	return l.Addr().String(), l.Close()
}

// limits stand in the environment, because an earlier version of the program does not know every setting.
var limits = []string{"MWR_WISHES_PER_SECOND=1000000", "MWR_WISHES_BURST=1000000", "MWR_SCREENS_PER_ADDRESS=100000"}

// Start starts binary on the room's folder and waits until it is ready. env is added to its environment; its log
// goes to log. The limits for a person and an address are lifted, since one machine plays a whole country.
func (r *Room) Start(ctx context.Context, binary, address string, log io.Writer, env ...string) (*Server, error) {
	s := &Server{Cmd: exec.Command(binary, "serve", "--address="+address, "--data="+r.Data), Address: address, ended: make(chan struct{})}
	s.Cmd.Env = append(append(os.Environ(), limits...), env...)
	s.Cmd.Stdout, s.Cmd.Stderr = log, log
	if err := s.Cmd.Start(); err != nil {
		return nil, fmt.Errorf("start the server: %w", err)
	}
	go func() {
		s.err = s.Cmd.Wait()
		close(s.ended)
	}()
	for {
		res, err := http.Get("http://" + address + "/readyz")
		if err == nil {
			res.Body.Close()
			if res.StatusCode == http.StatusOK {
				return s, nil
			}
		}
		select {
		case <-s.ended:
			return nil, fmt.Errorf("the server ended before it was ready: %w", s.err)
		case <-ctx.Done():
			s.Kill()
			return nil, ctx.Err()
		case <-time.After(5 * time.Millisecond):
		}
	}
}

// PID is its process.
func (s *Server) PID() int { return s.Cmd.Process.Pid }

// Ended is closed when the process is gone.
func (s *Server) Ended() <-chan struct{} { return s.ended }

// Kill ends it as a power cut of the process would: SIGKILL, and waits until it is gone.
func (s *Server) Kill() {
	s.Cmd.Process.Kill()
	<-s.ended
}

// Stop asks it to end and waits; the error is how it ended.
func (s *Server) Stop() error {
	if err := s.Cmd.Process.Signal(os.Interrupt); err != nil {
		return err
	}
	<-s.ended
	return s.err
}

// Origin is where the pages of this server come from.
func (s *Server) Origin() string { return "http://" + s.Address }

// Query is what an address of the board carries for a screen: as is seat, desk or wall.
func (b Board) Query(as, cursor string) string {
	return url.Values{"session": {b.Session}, "as": {as}, "cursor": {cursor}, "stream": {b.Stream}}.Encode()
}

// Dial opens the phone of a seat. at is where to connect, which may be a bad network in between.
func (b Board) Dial(ctx context.Context, at, origin string, seat Seat, cursor string) (*websocket.Conn, error) {
	return b.DialBy(ctx, &net.Dialer{}, at, origin, seat, cursor)
}

// DialBy is Dial with a dialer of one's own, for sockets that behave badly.
func (b Board) DialBy(ctx context.Context, by *net.Dialer, at, origin string, seat Seat, cursor string) (*websocket.Conn, error) {
	return b.dial(ctx, by, at, origin, "seat", seat.Cookie, cursor)
}

// DialAs opens another screen: as is seat, desk or wall, and the cookie one of its kind.
func (b Board) DialAs(ctx context.Context, at, origin, as, cookie, cursor string) (*websocket.Conn, error) {
	return b.dial(ctx, &net.Dialer{}, at, origin, as, cookie, cursor)
}

func (b Board) dial(ctx context.Context, by *net.Dialer, at, origin, as, cookie, cursor string) (*websocket.Conn, error) {
	d := websocket.Dialer{NetDialContext: by.DialContext, Subprotocols: []string{live.Subprotocol}, HandshakeTimeout: 10 * time.Second,
		ReadBufferSize: 4096, WriteBufferSize: 1024}
	ws, res, err := d.DialContext(ctx, "ws://"+at+"/live/v1/"+b.Stream+"?"+b.Query(as, cursor),
		http.Header{"Origin": {origin}, "Cookie": {"mwr_" + as + "=" + cookie}})
	if err != nil {
		if res != nil {
			return nil, fmt.Errorf("dial: %s: %w", res.Status, err)
		}
		return nil, fmt.Errorf("dial: %w", err)
	}
	return ws, nil
}

// AskAsDesk sends a wish frame of who runs the board, and gives the frame that answers it.
func (b Board) AskAsDesk(ctx context.Context, at, origin string, frame []byte) ([]byte, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://"+at+"/wish?"+b.Query("desk", ""), bytes.NewReader(frame))
	if err != nil {
		return nil, err
	}
	r.Header = http.Header{"Origin": {origin}, "Cookie": {"mwr_desk=" + b.Desk}, "Content-Type": {"application/json"}}
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		return nil, fmt.Errorf("ask as the desk: %w", err)
	}
	defer res.Body.Close()
	answer, err := io.ReadAll(res.Body)
	if err == nil && res.StatusCode != http.StatusOK {
		err = fmt.Errorf("ask as the desk: %s: %s", res.Status, answer)
	}
	return answer, err
}
