package server

import (
	"context"
	"crypto/tls"
	"errors"
	"log/slog"
	"net"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/wneessen/go-mail"
)

// Mailing is how mail leaves. Without it everything is told by copy, letter and call.
type Mailing struct {
	SMTPHost     string `name:"smtp-host" help:"De mailserver; leeg: er gaat geen mail uit, alles kan met kopiëren, brief en bellen / the mail server; empty: no mail is sent." env:"MWR_SMTP_HOST"`
	SMTPPort     int    `name:"smtp-port" help:"De poort van de mailserver / its port." default:"587" env:"MWR_SMTP_PORT"`
	SMTPTLS      string `name:"smtp-tls" help:"Hoe de lijn beveiligd is: starttls, tls, of geen (alleen op deze machine) / how the line is secured; geen is none, on this machine only." enum:"starttls,tls,geen" default:"starttls" env:"MWR_SMTP_TLS"`
	SMTPUser     string `name:"smtp-user" help:"De naam waarmee de server inlogt / the user to log in with." env:"MWR_SMTP_USER"`
	SMTPPassword string `name:"smtp-password-file" help:"Het bestand met het wachtwoord / the file with the password." env:"MWR_SMTP_PASSWORD_FILE" type:"path"`
	MailFrom     string `name:"mail-from" help:"Het adres waarvandaan mail komt, en waar terugkomt wat niet aankwam / the address that mail comes from, and bounces go to." env:"MWR_MAIL_FROM"`
}

func (m Mailing) mails() bool { return m.SMTPHost != "" }

// checkMail refuses settings with which no mail would arrive, or which would send a password over an open line.
func (m Mailing) checkMail() error {
	if !m.mails() {
		return nil
	}
	if _, err := oneAddress(m.MailFrom); err != nil {
		return errors.New("mail needs MWR_MAIL_FROM: one address, such as nieuws@maatwerk.example")
	}
	ip := net.ParseIP(m.SMTPHost)
	if here := m.SMTPHost == "localhost" || ip != nil && ip.IsLoopback(); m.SMTPTLS == "geen" && !here {
		return errors.New("MWR_SMTP_TLS=geen is for a mail server on this machine only; use starttls or tls")
	}
	if m.SMTPUser != "" && m.SMTPPassword == "" {
		return errors.New("MWR_SMTP_USER needs MWR_SMTP_PASSWORD_FILE")
	}
	return nil
}

func (m *Mailing) mailDefaults() {
	if m.SMTPPort == 0 {
		m.SMTPPort = 587
	}
	if m.SMTPTLS == "" {
		m.SMTPTLS = "starttls"
	}
}

// What became of one message.
type fate int

const (
	fateSent fate = iota
	fateLater
	fateRefused
)

const (
	mailPatience = 15 * time.Second // for each step of the mail server
	mailAtMost   = time.Minute      // for a whole message
)

// post gives one message to the mail server. What went wrong is logged without the address.
func (m Mailing) post(ctx context.Context, to string, l letter) fate {
	ctx, stop := context.WithTimeout(ctx, mailAtMost)
	defer stop()
	msg, err := l.mail(m.MailFrom, to)
	if err != nil {
		slog.Error("write a mail: it is not sent", "message", l.Message)
		return fateRefused
	}
	c, err := m.client(ctx)
	if err != nil {
		slog.Error("the settings for mail are wrong: it is tried again later", "err", err)
		return fateLater
	}
	err = c.DialAndSendWithContext(ctx, msg)
	if msg.IsDelivered() { // also when the line broke while we said goodbye
		return fateSent
	}
	var no *mail.SendError
	if errors.As(err, &no) {
		slog.Warn("the mail server did not take a mail", "message", l.Message, "code", no.ErrorCode(), "later", no.IsTemp())
		if no.ErrorCode() >= 500 && !no.IsTemp() {
			return fateRefused
		}
		return fateLater
	}
	slog.Warn("the mail server cannot be reached: mail is tried again later", "message", l.Message, "waited", ctx.Err() != nil)
	return fateLater
}

func (m Mailing) client(ctx context.Context) (*mail.Client, error) {
	policy := map[string]mail.TLSPolicy{"starttls": mail.TLSMandatory, "tls": mail.NoTLS, "geen": mail.NoTLS}[m.SMTPTLS]
	options := []mail.Option{mail.WithPort(m.SMTPPort), mail.WithTimeout(mailPatience), mail.WithTLSPolicy(policy), mail.WithDialContextFunc(m.dial(ctx))}
	if m.SMTPTLS == "tls" {
		options = append(options, mail.WithSSL())
	}
	if m.SMTPUser != "" {
		b, err := os.ReadFile(m.SMTPPassword)
		if err != nil {
			return nil, errors.New("the file with the password of the mail server cannot be read")
		}
		options = append(options, mail.WithSMTPAuth(mail.SMTPAuthAutoDiscover), mail.WithUsername(m.SMTPUser), mail.WithPassword(strings.TrimRight(string(b), "\r\n")))
	}
	return mail.NewClient(m.SMTPHost, options...)
}

// dial makes the line end with the context: a server that hangs must not hold up a stop.
func (m Mailing) dial(outer context.Context) mail.DialContextFunc {
	return func(ctx context.Context, network, _ string) (net.Conn, error) {
		address := net.JoinHostPort(m.SMTPHost, strconv.Itoa(m.SMTPPort))
		var conn net.Conn
		var err error
		if m.SMTPTLS == "tls" {
			conn, err = (&tls.Dialer{Config: &tls.Config{ServerName: m.SMTPHost, MinVersion: tls.VersionTLS12}}).DialContext(ctx, network, address)
		} else {
			conn, err = (&net.Dialer{}).DialContext(ctx, network, address)
		}
		if err != nil {
			return nil, err
		}
		context.AfterFunc(outer, func() { conn.Close() })
		return conn, nil
	}
}

// mail makes the message as it goes over the line.
func (l letter) mail(from, to string) (*mail.Msg, error) {
	m := mail.NewMsg(mail.WithNoDefaultUserAgent())
	if err := errors.Join(m.From(from), m.To(to)); err != nil {
		return nil, err
	}
	m.Subject(subject)
	m.SetMessageIDWithValue(strings.Trim(l.Message, "<>"))
	m.SetDateWithValue(l.At)
	m.SetGenHeader("Auto-Submitted", "auto-generated")
	m.SetGenHeader("X-Auto-Response-Suppress", "OOF")
	m.SetBodyString(mail.TypeTextPlain, l.Text)
	m.AddAlternativeString(mail.TypeTextHTML, l.HTML)
	return m, nil
}
